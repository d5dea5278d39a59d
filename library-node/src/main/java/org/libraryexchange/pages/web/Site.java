package org.libraryexchange.pages.web;

import java.net.URI;

/**
 * Where the readers of this node find it.
 *
 * @param address the node's public address
 */
public record Site(URI address) {

    /** The usual setting, with which nobody has said where readers reach the node. */
    private static final String UNSAID = "localhost";

    /** Whether somebody has said where readers reach the node. */
    public boolean isKnown() {
        return !UNSAID.equals(address.getHost());
    }

    /**
     * A link as others write it; one that leads elsewhere stays as it is. So do all links while nobody knows the node's
     * address: they are right wherever the page was found, and one to localhost would lead readers to their own machines.
     */
    public String absolute(String link) {
        return isKnown() && link.startsWith("/")
                ? address.getScheme() + "://" + address.getRawAuthority() + link
                : link;
    }
}
