package org.libraryexchange.catalogue.search;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.libraryexchange.base.node.ConfiguredFile;
import org.libraryexchange.base.text.Gazetteer;
import org.libraryexchange.base.text.Synonyms;
import org.libraryexchange.catalogue.search.GazetteerLines.Fault;

/** What searches and pages know by name, from lists in files. A node whose list is not there does not start. */
@Singleton
public class GazetteerFiles {

    private static final Logger LOG = Logger.getLogger(GazetteerFiles.class);

    private final GazetteerLines lines = new GazetteerLines();
    private final Map<String, Authority> byKey;
    private final List<Synonyms> synonyms;
    private Gazetteer gazetteer;

    /**
     * @throws IllegalStateException if a list is not there or cannot be read
     */
    GazetteerFiles(SearchConfig config) {
        config.gazetteers()
                .orElse(List.of())
                .forEach(name ->
                        lines.read(name, ConfiguredFile.text(name).lines().toList()));
        faults().forEach(fault -> LOG.warnf(
                "a line of a gazetteer is wrong, and is left out file=%s line=%d cause=%s",
                fault.file(), fault.line(), fault.cause()));
        byKey = all().stream()
                .filter(each -> !each.key().isEmpty())
                .collect(Collectors.toMap(Authority::key, Function.identity()));
        synonyms = SynonymFile.read(config.synonyms());
    }

    /** What all lists name; the first call loads the dictionaries that read the names, which takes a moment. */
    synchronized Gazetteer places() {
        if (gazetteer == null) {
            gazetteer = new Gazetteer(Stream.concat(all().stream().map(Authority::synonyms), synonyms.stream())
                    .toList());
        }
        return gazetteer;
    }

    /** In the order of the lists. */
    public List<Authority> all() {
        return lines.authorities();
    }

    /** The one with a key; empty if no list has it. */
    public Optional<Authority> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    List<Fault> faults() {
        return lines.faults();
    }
}
