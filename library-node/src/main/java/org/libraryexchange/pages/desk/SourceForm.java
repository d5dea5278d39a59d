package org.libraryexchange.pages.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.catalogue.imports.ImportRequest;
import org.libraryexchange.catalogue.sources.Source;
import org.libraryexchange.catalogue.sources.Source.Schedule;
import org.libraryexchange.catalogue.sources.SourceKind;
import org.libraryexchange.catalogue.sources.SourceMapping;
import org.libraryexchange.catalogue.sources.Sources;
import org.libraryexchange.catalogue.sources.Sources.Listed;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.Term;

/** What somebody types about a source. */
record SourceForm(ImportAnswers answers) {

    /** The field that says which source the form changes. */
    static final String CHANGED = "source.id";

    private static final int LONGEST = 500;
    private static final SourceMapping NO_MAPPING = new SourceMapping(Map.of(), Map.of(), null, null);

    /** The form for a source, with what it has. */
    static SourceForm of(String id, Source source) {
        Map<String, List<String>> fields = new TreeMap<>();
        BiConsumer<String, String> field = (name, text) -> fields.put(name, List.of(text));
        field.accept(CHANGED, id);
        field.accept("scheme", source.scheme());
        field.accept("status", source.status() == Status.PUBLISHED ? Status.PUBLISHED.term() : "");
        field.accept("source.name", source.name());
        field.accept("source.address", source.address().toString());
        field.accept("source.kind", source.kind().term());
        field.accept("source.schedule", source.schedule().term());
        field.accept(
                "source.after",
                source.withdrawAfter().stream()
                        .mapToObj(String::valueOf)
                        .findFirst()
                        .orElse(""));
        field.accept("source.secret", source.secret().orElse(""));
        return new SourceForm(new ImportAnswers(new PostedForm(fields)));
    }

    /** The id of the source that it changes; empty if it is for a new one. */
    Optional<String> changed() {
        return Optional.of(answers.one(CHANGED)).filter(id -> !id.isEmpty());
    }

    private String typed(String field) {
        return answers.one("source." + field).strip();
    }

    /**
     * The field that is wrong; empty if none is.
     *
     * @param sources that there are
     */
    String wrong(Sources sources) {
        if (typed("name").isEmpty() || typed("name").length() > LONGEST) {
            return "name";
        }
        if (Sources.address(typed("address")).isEmpty()) {
            return "address";
        }
        if (!ImportRequest.isScheme(answers.scheme()) || sources.list().stream().anyMatch(this::hasSchemeOf)) {
            return "scheme";
        }
        String after = typed("after");
        if (!after.isEmpty() && !(after.matches("\\d{1,3}") && isSome(Integer.parseInt(after)))) {
            return "after";
        }
        return typed("secret").isEmpty() || sources.secrets().contains(typed("secret")) ? "" : "secret";
    }

    private boolean hasSchemeOf(Listed other) {
        return other.added().source().scheme().equals(answers.scheme())
                && !String.valueOf(other.added().id()).equals(answers.one(CHANGED));
    }

    private static boolean isSome(int fetches) {
        return fetches > 0 && fetches <= Source.MOST_FETCHES_MISSED;
    }

    /** The source, without what its columns are. Nothing is wrong with the form. */
    Source source() {
        String after = typed("after");
        return new Source(
                typed("name"),
                Term.of(SourceKind.class, answers.one("source.kind")).orElse(SourceKind.OAI_PMH),
                Sources.address(typed("address")).orElseThrow(),
                answers.scheme(),
                Term.of(Schedule.class, answers.one("source.schedule")).orElse(Schedule.NIGHTLY),
                after.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(after)),
                Optional.of(typed("secret")).filter(name -> !name.isEmpty()),
                answers.status().orElse(Status.DRAFT),
                NO_MAPPING);
    }
}
