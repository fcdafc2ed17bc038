package org.rollcall;

import io.quarkus.test.junit.QuarkusTestProfile;

/** A service and a database of their own: for tests that connect and disconnect what others rely on. */
public final class OwnApplication implements QuarkusTestProfile {}
