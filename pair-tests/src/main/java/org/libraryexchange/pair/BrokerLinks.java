package org.libraryexchange.pair;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.libraryexchange.pair.link.ChaosProxy;
import org.libraryexchange.stack.LocalKafka.Listener;
import org.libraryexchange.stack.Ports;

/**
 * A proxy between each node and the broker. The broker has a listener for each proxy, because it tells its clients
 * where to connect, and that must be their proxy.
 */
record BrokerLinks(List<Listener> listeners, Map<String, ChaosProxy> proxies) {

    static BrokerLinks of(List<String> cities, long seed) {
        List<Listener> listeners = new ArrayList<>();
        Map<String, ChaosProxy> proxies = new HashMap<>();
        for (String city : cities) {
            int port = Ports.free();
            ChaosProxy proxy = ChaosProxy.before(port, seed);
            proxies.put(city, proxy);
            listeners.add(new Listener(city.toUpperCase(Locale.ROOT), port, proxy.port()));
        }
        return new BrokerLinks(listeners, proxies);
    }

    ChaosProxy to(String city) {
        return proxies.get(city);
    }
}
