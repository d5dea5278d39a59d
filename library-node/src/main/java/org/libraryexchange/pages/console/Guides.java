package org.libraryexchange.pages.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.libraryexchange.base.node.ConfiguredFile;
import org.libraryexchange.pages.web.Markdown;
import org.libraryexchange.pages.web.Markdown.Document;

/** The guides for operators that come with the node, as parts of pages. */
@ApplicationScoped
class Guides {

    /** Links to other documents lead nowhere here. */
    private static final Set<String> NAMES = Set.of("configure", "install", "monitor", "runbooks");

    private final Map<String, Document> read = new ConcurrentHashMap<>();

    Optional<Document> read(String name) {
        return NAMES.contains(name) ? Optional.of(read.computeIfAbsent(name, Guides::guide)) : Optional.empty();
    }

    private static Document guide(String name) {
        return Markdown.read(ConfiguredFile.text("guides/" + name + ".md"), Guides::leads);
    }

    private static Optional<String> leads(String link) {
        String[] parts = link.split("(?=#)", 2);
        String name = parts[0].endsWith(".md") ? parts[0].substring(0, parts[0].length() - 3) : "";
        if (NAMES.contains(name)) {
            return Optional.of("/ops/guides/" + name + (parts.length > 1 ? parts[1] : ""));
        }
        return Optional.of(link).filter(section -> section.startsWith("#"));
    }
}
