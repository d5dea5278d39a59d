package org.libraryexchange.base.http;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Identifies clients that have no name: by their IPv4 address, or by their IPv6 network. Whoever has an IPv6 address
 * has a whole network of them (RFC 6177).
 */
public final class ClientAddress {

    private static final int BYTES_OF_IPV4 = 4;
    private static final int BYTES_OF_A_NETWORK = 8;

    private ClientAddress() {}

    /** The client that makes a request. A trusted proxy names the client for which it makes the request. */
    public static String of(HttpServerRequest request) {
        return of(request.remoteAddress().hostAddress());
    }

    /**
     * The client with an address.
     *
     * @param address in numbers; any other text is returned unchanged
     */
    public static String of(String address) {
        byte[] bytes = address == null ? null : NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length == BYTES_OF_IPV4 ? String.valueOf(address) : network(bytes);
    }

    private static String network(byte[] address) {
        return HexFormat.of().formatHex(Arrays.copyOf(address, BYTES_OF_A_NETWORK)) + "/64";
    }
}
