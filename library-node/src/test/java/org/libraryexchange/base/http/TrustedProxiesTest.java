package org.libraryexchange.base.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.base.http.ConnectionLimits.TrustedProxies;

class TrustedProxiesTest {

    private final TrustedProxies proxies =
            TrustedProxies.of(List.of("192.0.2.7", "198.51.100.0/24", "2001:db8::7", "2001:db8:1::/48"));

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, true",
        "192.0.2.8, false",
        "198.51.100.200, true",
        "198.51.101.1, false",
        "2001:db8::7, true",
        "2001:db8::8, false",
        "2001:db8:1:2::3, true",
        "2001:db8:2::1, false"
    })
    void addressesAndNetworksAreTrustedAndNoOthers(String address, boolean trusted) {
        assertThat(proxies.include(new InetSocketAddress(address, 1))).isEqualTo(trusted);
    }

    @Test
    void whatIsNoAddressIsAMistake() {
        assertThatThrownBy(() -> TrustedProxies.of(List.of("everybody"))).isInstanceOf(RuntimeException.class);
    }
}
