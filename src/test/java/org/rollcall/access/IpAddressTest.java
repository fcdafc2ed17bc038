package org.rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "192.0.2.7:5678, 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7",
        "::1, 0:0:0:0:0:0:0:1",
        "0:0:0:0:0:0:0:1, 0:0:0:0:0:0:0:1",
        "[2001:db8::1]:443, 2001:db8:0:0:0:0:0:1",
        "2001:DB8::1, 2001:db8:0:0:0:0:0:1"
    })
    void hasOneWriting(String written, String address) {
        assertThat(IpAddress.of(written)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "_hidden", "proxy.example.org", "10.0.0.0/8", "1.2.3", "::ffff:"})
    void whatIsNoneHasNone(String written) {
        assertThat(IpAddress.of(written)).isNull();
    }
}
