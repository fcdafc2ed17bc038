package org.rollcall.sample;

import java.util.List;

/** The sample association's members are there; whoever keeps groups may now add these. A CDI event, fired on the main thread. */
public record SampleImported(List<SampleGroup> groups) {}
