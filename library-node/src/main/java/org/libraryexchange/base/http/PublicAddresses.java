package org.libraryexchange.base.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Tells addresses of the public internet from all others, by the special-purpose registries of IANA: a request to one of
 * the others could reach what only this node can.
 */
final class PublicAddresses {

    private static final int BITS_OF_FOUR = 32;
    private static final int BITS_OF_SIX = 128;

    /** Of version 4, where everything else is public. */
    private static final List<Network> NOT_PUBLIC = networks(
            BITS_OF_FOUR,
            "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24"
                    + " 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15"
                    + " 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3");

    /** Of version 6, where nothing else is public; 2002::/16 and Teredo carry addresses of version 4. */
    private static final List<Network> PUBLIC_OF_SIX = networks(BITS_OF_SIX, "2000::/3");

    private static final List<Network> NOT_PUBLIC_OF_SIX =
            networks(BITS_OF_SIX, "2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20");

    private PublicAddresses() {}

    static boolean isPublic(InetAddress address) {
        BigInteger bits = new BigInteger(1, address.getAddress());
        return address.getAddress().length * Byte.SIZE == BITS_OF_FOUR
                ? !isIn(NOT_PUBLIC, bits)
                : isIn(PUBLIC_OF_SIX, bits) && !isIn(NOT_PUBLIC_OF_SIX, bits);
    }

    private static boolean isIn(List<Network> networks, BigInteger address) {
        return networks.stream().anyMatch(network -> network.has(address));
    }

    private static List<Network> networks(int bits, String texts) {
        return List.of(texts.split(" ")).stream()
                .map(text -> text.split("/"))
                .map(parts -> Network.of(parts[0], bits - Integer.parseInt(parts[1])))
                .toList();
    }

    /** @param free how many of the last bits may be anything */
    private record Network(BigInteger prefix, int free) {

        private static Network of(String address, int free) {
            try {
                // An address in digits is read, not looked up.
                return new Network(
                        new BigInteger(1, InetAddress.getByName(address).getAddress()).shiftRight(free), free);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(address, e);
            }
        }

        private boolean has(BigInteger address) {
            return address.shiftRight(free).equals(prefix);
        }
    }
}
