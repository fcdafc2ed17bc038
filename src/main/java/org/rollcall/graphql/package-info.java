/** The API's common manners: ids, paging, errors. The features' own types live beside their features. */
@NullMarked
package org.rollcall.graphql;

import org.jspecify.annotations.NullMarked;
