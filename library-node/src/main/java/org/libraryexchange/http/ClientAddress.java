package org.libraryexchange.http;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who is counted as one client among those without a name: an address of IPv4, or a network of IPv6. Whoever has one address
 * of IPv6 has a whole network of them (RFC 6177).
 */
public final class ClientAddress {

    private static final int BYTES_OF_IPV4 = 4;
    private static final int BYTES_OF_A_NETWORK = 8;

    private ClientAddress() {}

    /** The client that makes a request; a trusted proxy tells whom it speaks for. */
    public static String of(HttpServerRequest request) {
        return of(request.remoteAddress().hostAddress());
    }

    /**
     * The client behind an address.
     *
     * @param address in numbers; anything else stands for itself
     */
    public static String of(String address) {
        byte[] bytes = address == null ? null : NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length == BYTES_OF_IPV4 ? String.valueOf(address) : network(bytes);
    }

    private static String network(byte[] address) {
        return HexFormat.of().formatHex(Arrays.copyOf(address, BYTES_OF_A_NETWORK)) + "/64";
    }
}
