package org.libraryexchange.base.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.libraryexchange.base.http.PublicFetch.Fault;
import org.libraryexchange.base.http.PublicFetch.FetchFailedException;

/**
 * A web address that somebody has entered, or to which a server redirects, with the address of the machine behind its
 * name. The name is resolved once, and whoever connects uses that result: a name that is resolved again might meanwhile
 * lead into the library's own network.
 */
record PublicAddress(URI uri, InetSocketAddress machine) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** Looks up the machines of a name. */
    @FunctionalInterface
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /**
     * Checks an address.
     *
     * @param privateHosts names of machines in the city's own network that it allows
     * @throws FetchFailedException if it is no web address, or leads to a machine that is not public
     */
    static PublicAddress of(URI uri, Set<String> privateHosts, Names names) throws FetchFailedException {
        String host = host(uri);
        InetAddress[] machines = machines(host, names);
        // A name with both a public and a private machine is no mistake that would have to be understood.
        if (!privateHosts.contains(host) && !Stream.of(machines).allMatch(PublicAddress::isPublic)) {
            throw new FetchFailedException(Fault.PRIVATE, host);
        }
        return new PublicAddress(uri, new InetSocketAddress(machines[0], port(uri)));
    }

    /** The name of the machine, in lower case. */
    static String host(URI uri) throws FetchFailedException {
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new FetchFailedException(Fault.ADDRESS, "no web address");
        }
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("https") ? HTTPS : HTTP;
    }

    boolean isSecure() {
        return uri.getScheme().equalsIgnoreCase("https");
    }

    private static InetAddress[] machines(String host, Names names) throws FetchFailedException {
        try {
            return names.of(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        } catch (UnknownHostException e) {
            throw new FetchFailedException(Fault.UNKNOWN_HOST, host);
        }
    }

    /** Whether a machine is reached by everybody, by the registries of special-purpose addresses (RFC 6890). */
    static boolean isPublic(InetAddress machine) {
        byte[] bytes = machine.getAddress();
        return machine instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127;
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            case 192 -> second != 168 && !(second == 0 && (third == 0 || third == 2)) && !(second == 88 && third == 99);
            case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224;
        };
    }

    /** Only global unicast addresses (2000::/3), without those that carry an address of version 4 or are for documents. */
    private static boolean isPublic6(byte[] bytes) {
        int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        int second = ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
        boolean special = first == 0x2002 || (first == 0x2001 && (second < 0x200 || second == 0xdb8)) || first == 0x3fff;
        return first >> 13 == 1 && !special;
    }
}
