package org.libraryexchange.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "93.184.216.34, true",
        "2606:2800:220:1:248:1893:25c8:1946, true",
        "192.0.1.1, true",
        "192.0.2.1, false",
        "0.0.0.0, false",
        "10.1.2.3, false",
        "100.64.0.1, false",
        "127.9.9.9, false",
        "169.254.169.254, false",
        "172.31.255.255, false",
        "172.32.0.1, true",
        "192.168.0.1, false",
        "198.19.0.1, false",
        "224.0.0.1, false",
        "255.255.255.255, false",
        "::1, false",
        "::, false",
        "fe80::1, false",
        "fd00::1, false",
        "ff02::1, false",
        "64:ff9b::7f00:1, false",
        "2002:7f00:1::, false",
        "2001:db8::1, false",
        "2001:0:7f00:1::, false"
    })
    void addressesOfTheInsideAreKnown(String address, boolean isPublic) throws UnknownHostException {
        // When, Then
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isEqualTo(isPublic);
    }
}
