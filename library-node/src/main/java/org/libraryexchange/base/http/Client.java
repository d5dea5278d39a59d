package org.libraryexchange.base.http;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Whoever makes requests, as limits count them: by the name in a valid token, or else by the IPv4 address or the IPv6
 * network. Whoever has an IPv6 address has a whole network of them (RFC 6177).
 *
 * @param id the name, or the address or network
 * @param isNamed whether it is a name
 */
public record Client(String id, boolean isNamed) {

    private static final int BYTES_OF_IPV4 = 4;
    private static final int BYTES_OF_A_NETWORK = 8;

    /** The client that makes a request which has been let in. */
    public static Client of(RoutingContext request) {
        return Account.of(request).client();
    }

    /** The same without regard to a token. A trusted proxy names the client for which it makes the request. */
    public static Client at(HttpServerRequest request) {
        return at(request.remoteAddress().hostAddress());
    }

    /**
     * The client with an address.
     *
     * @param address in numbers; any other text is taken unchanged
     */
    static Client at(String address) {
        byte[] bytes = address == null ? null : NetUtil.createByteArrayFromIpAddressString(address);
        boolean isNetwork = bytes != null && bytes.length > BYTES_OF_IPV4;
        return new Client(isNetwork ? network(bytes) : String.valueOf(address), false);
    }

    private static String network(byte[] address) {
        return HexFormat.of().formatHex(Arrays.copyOf(address, BYTES_OF_A_NETWORK)) + "/64";
    }

    /** Tells clients apart: no address begins like the key of a name. */
    String key() {
        return isNamed ? "@" + id : id;
    }
}
