/** People and companies: what an association knows of them, how it is edited, and how it comes in bulk. */
@NullMarked
package org.rollcall.member;

import org.jspecify.annotations.NullMarked;
