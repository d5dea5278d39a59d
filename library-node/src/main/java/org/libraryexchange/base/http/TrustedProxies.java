package org.libraryexchange.base.http;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetSocketAddress;
import java.util.List;

/** The proxies that the node believes when they name the client of a request. */
record TrustedProxies(List<IpSubnetFilterRule> networks) {

    /** Reads addresses and networks of proxies, such as 192.0.2.7 and 2001:db8::/32. */
    static TrustedProxies of(List<String> addresses) {
        return new TrustedProxies(
                addresses.stream().map(TrustedProxies::network).toList());
    }

    private static IpSubnetFilterRule network(String address) {
        String whole = address.contains("/") ? address : address + (address.contains(":") ? "/128" : "/32");
        return new IpSubnetFilterRule(whole, IpFilterRuleType.ACCEPT);
    }

    boolean include(InetSocketAddress address) {
        return networks.stream().anyMatch(network -> network.matches(address));
    }
}
