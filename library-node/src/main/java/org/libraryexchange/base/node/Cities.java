package org.libraryexchange.base.node;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.libraryexchange.base.node.NodeConfig.Partner;

/** The cities whose items a node holds: its own city and the mirrored ones. */
@Singleton
public record Cities(NodeConfig node) {

    /** The node's own city. */
    public String own() {
        return node.city();
    }

    /** The names of all cities, in alphabetical order. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(node.partners().keySet());
        names.add(node.city());
        return names;
    }

    /** Where readers find a partner's pages; empty for other cities, and if it is not configured. */
    public Optional<URI> publicAddress(String city) {
        return Optional.ofNullable(node.partners().get(city)).flatMap(Partner::publicAddress);
    }
}
