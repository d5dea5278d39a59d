package org.libraryexchange.base.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.libraryexchange.base.http.PublicFetch.Fault;
import org.libraryexchange.base.http.PublicFetch.FetchFailedException;
import org.libraryexchange.base.http.PublicFetch.Names;

/**
 * A web address that somebody has entered, or to which a server redirects, with the address of the machine behind its
 * name. The name is resolved once, and whoever connects uses that result: a name that is resolved again might meanwhile
 * lead into the library's own network.
 */
record PublicAddress(URI uri, InetSocketAddress machine) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int HIGHEST_PORT = 65_535;

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
        if (!privateHosts.contains(host) && !Stream.of(machines).allMatch(PublicAddresses::isPublic)) {
            throw new FetchFailedException(Fault.PRIVATE, host);
        }
        return new PublicAddress(uri, new InetSocketAddress(machines[0], port(uri)));
    }

    /** The name of the machine, in lower case. */
    static String host(URI uri) throws FetchFailedException {
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getPort() > HIGHEST_PORT) {
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
}
