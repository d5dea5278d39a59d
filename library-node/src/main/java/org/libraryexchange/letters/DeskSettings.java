package org.libraryexchange.letters;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.base.node.LettersConfig;
import org.libraryexchange.item.LocalizedText;
import org.libraryexchange.proof.Desks;

/** Lets a node start only with desks that its partners can be told. */
@Singleton
final class DeskSettings {

    private static final String DESKS = "library.letters.desks";

    private final LettersConfig config;

    DeskSettings(LettersConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent start) {
        check(config);
    }

    static void check(LettersConfig config) {
        new TreeMap<>(config.desks()).forEach((id, desk) -> check(id, desk.name()));
        Set<String> ids = config.desks().keySet();
        if (ids.size() > Desks.MOST_DESKS) {
            throw new ConfigurationException(
                    DESKS + " names " + ids.size() + " desks; at most " + Desks.MOST_DESKS + " are allowed");
        }
        config.defaultDesk().filter(desk -> !ids.contains(desk)).ifPresent(desk -> {
            throw new ConfigurationException("library.letters.default-desk must be one of the desks, not " + desk);
        });
    }

    private static void check(String id, Map<String, String> names) {
        String missing = Arrays.stream(Language.values())
                .filter(language -> names.keySet().stream()
                        .flatMap(tag -> Language.of(tag).stream())
                        .noneMatch(language::equals))
                .map(Language::tag)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new ConfigurationException(DESKS + "." + id + ".name has no name in: " + missing);
        }
        try {
            Desks.Desk unused = new Desks.Desk(id, new LocalizedText(names));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("%s.%s is not valid; %s".formatted(DESKS, id, e.getMessage()), e);
        }
    }
}
