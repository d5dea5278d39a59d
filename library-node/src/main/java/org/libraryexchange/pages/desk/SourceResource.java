package org.libraryexchange.pages.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.libraryexchange.base.http.BodyLimits;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.imports.ImportForm;
import org.libraryexchange.catalogue.imports.ImportRequest;
import org.libraryexchange.catalogue.imports.TableImports;
import org.libraryexchange.catalogue.imports.TableReading;
import org.libraryexchange.catalogue.imports.TableReading.Line;
import org.libraryexchange.catalogue.imports.TableReading.ReadTable;
import org.libraryexchange.catalogue.sources.Source;
import org.libraryexchange.catalogue.sources.Source.Schedule;
import org.libraryexchange.catalogue.sources.SourceFailedException;
import org.libraryexchange.catalogue.sources.SourceFetch;
import org.libraryexchange.catalogue.sources.SourceKind;
import org.libraryexchange.catalogue.sources.SourceMapping;
import org.libraryexchange.catalogue.sources.Sources;
import org.libraryexchange.catalogue.sources.Sources.Listed;
import org.libraryexchange.catalogue.spreadsheet.WrittenWords;
import org.libraryexchange.pages.desk.Spreadsheet.Content;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.web.Address;

/**
 * Where the city takes records from by itself. Whoever adds a source sees some of its records first, and what they would
 * change, on the pages that show it for a table.
 */
@Path(SourceResource.ADDRESS)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.CATALOGUER, Roles.HEAD_LIBRARIAN})
class SourceResource {

    static final String ADDRESS = "/desk/sources";

    private static final int FETCHES = 20;

    private final DeskContext desk;
    private final ImportPages pages;
    private final TableImports tables;
    private final Sources sources;

    SourceResource(DeskContext desk, ImportPages pages, TableImports tables, Sources sources) {
        this.desk = desk;
        this.pages = pages;
        this.tables = tables;
        this.sources = sources;
    }

    @GET
    public Response list() {
        String done = desk.parameters("done").one("done", List.of("ended")).orElse("");
        return list(new SourceForm(new ImportAnswers(new PostedForm(Map.of()))), done, "", Optional.empty());
    }

    /** The form for a source, with what it has. */
    @GET
    @Path("{id}/change")
    @RolesAllowed(Sources.KEEPER)
    public Response change(@PathParam("id") String id) {
        Source source = sources.named(id).added().source();
        return list(SourceForm.of(id, source), "", "", Optional.empty());
    }

    private Response list(SourceForm form, String done, String wrong, Optional<SourceFailedException> failure) {
        DeskTexts in = desk.texts();
        Optional<Listed> changed = changed(form);
        String title = changed.map(it -> it.added().source().name())
                .orElseGet(() -> in.words().page("sources"));
        return desk.answer(DeskTemplates.sources(new ListPage(
                desk.frame(in, title, section()),
                in,
                done,
                changed,
                sources.list(),
                desk.keepsSources(),
                desk.writes(),
                form,
                wrong,
                failure)));
    }

    /** The source that a form changes; empty if it is for a new one. */
    private Optional<Listed> changed(SourceForm form) {
        return form.changed().map(sources::named);
    }

    /** Cataloguers come here by way of their imports. */
    private String section() {
        return desk.keepsSources() ? "sources" : "import";
    }

    @GET
    @Path("{id}")
    public Response source(@PathParam("id") String id) {
        String done = desk.parameters("done")
                .one("done", List.of("added", "changed", "fetching"))
                .orElse("");
        Listed listed = sources.named(id);
        DeskTexts in = desk.texts();
        return desk.answer(DeskTemplates.source(new SourcePage(
                desk.frame(in, listed.added().source().name(), section()),
                in,
                done,
                listed,
                sources.fetches(listed.added().id(), FETCHES),
                desk.keepsSources())));
    }

    /** Shows some records and what they would change, or asks what their columns are. */
    @POST
    @Path("reading")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Sources.KEEPER)
    public Response reading(byte[] body) {
        return read(body, (source, table) -> pages.preview(ADDRESS, table, false));
    }

    /** Adds the source, or changes it. */
    @POST
    @Path("confirmed")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Sources.KEEPER)
    public Response confirmed(byte[] body) {
        return read(body, (source, table) -> {
            Map<String, String> columns = new TreeMap<>();
            table.choices().columns().forEach(choice -> columns.put(choice.heading(), choice.column()));
            SourceMapping mapping = new SourceMapping(
                    columns,
                    table.choices().forAll(),
                    table.answers().order().orElse(null),
                    pages.defaults().place());
            Optional<Long> changed = changed(new SourceForm(table.answers()))
                    .map(it -> it.added().id());
            changed.ifPresent(id -> sources.change(id, with(source, mapping)));
            return changed.isPresent()
                    ? seeOther(changed.get(), "changed")
                    : seeOther(sources.add(with(source, mapping)).added().id(), "added");
        });
    }

    private static Source with(Source source, SourceMapping mapping) {
        return new Source(
                source.name(),
                source.kind(),
                source.address(),
                source.scheme(),
                source.schedule(),
                source.withdrawAfter(),
                source.secret(),
                source.status(),
                mapping);
    }

    @POST
    @Path("{id}/fetch")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Sources.KEEPER)
    public Response fetch(@PathParam("id") String id, byte[] body) {
        long source = sources.named(id).added().id();
        sources.fetch(source, PostedForm.ofFewFields(body).one("trusted").isPresent());
        return seeOther(source, "fetching");
    }

    @POST
    @Path("{id}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Sources.KEEPER)
    public Response end(@PathParam("id") String id) {
        sources.remove(sources.named(id).added().id());
        return DeskContext.seeOther(Address.of(ADDRESS).with("done", "ended").toString());
    }

    private static Response seeOther(long id, String done) {
        return DeskContext.seeOther(
                Address.of(ADDRESS + "/" + id).with("done", done).toString());
    }

    /** What to do with a source once its columns are known. */
    @FunctionalInterface
    private interface Then {
        Response apply(Source source, Previewed table);
    }

    private Response read(byte[] body, Then then) {
        ImportAnswers answers = new ImportAnswers(PostedForm.of(body));
        SourceForm form = new SourceForm(answers);
        String wrong = form.wrong(sources);
        if (!wrong.isEmpty()) {
            return list(form, "", wrong, Optional.empty());
        }
        Optional<Source> before = changed(form).map(it -> it.added().source());
        Source source = form.source();
        if (before.isPresent()
                && !(source.kind() == before.get().kind()
                        && source.scheme().equals(before.get().scheme()))) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "The kind and the scheme of a source stay.");
        }
        try {
            Optional<Spreadsheet> kept = Spreadsheet.unpacked(answers.one("table"), BodyLimits.largestTable());
            Spreadsheet table = kept.isPresent() ? kept.get() : table(sources.sample(source));
            return read(source, before, table, answers, then);
        } catch (SourceFailedException e) {
            return list(form, "", "", Optional.of(e));
        }
    }

    private Response read(Source source, Optional<Source> before, Spreadsheet table, ImportAnswers answers, Then then) {
        if (!(table.content(BodyLimits.largestTable(), "UTF-8", "") instanceof Content.Table content)) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "The form holds no records.");
        }
        List<Line> lines = TableReading.lines(content.csv());
        Map<String, String> known = before.map(it -> it.mapping().remembered())
                .orElseGet(() -> usual(source.kind(), lines.get(0).cells()));
        ColumnChoices choices = ColumnChoices.of(lines, answers, known);
        if (choices.isOpen()) {
            return pages.ask(ADDRESS, table, answers, content, Optional.of(choices));
        }
        ReadTable read = choices.read(
                lines, answers, pages.defaults().place(), source.kind().isParted());
        ImportRequest request = ImportRequest.ofSource(ImportForm.CSV, source.scheme(), source.status(), 0);
        return then.apply(
                source,
                new Previewed(table, answers, content, lines, choices, read, tables.preview(read.csv(), request)));
    }

    /** The records as a table, with the headings that any of them has. */
    private static Spreadsheet table(List<Map<String, String>> records) {
        TreeSet<String> headings = new TreeSet<>();
        records.forEach(record -> headings.addAll(record.keySet()));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.copyOf(headings));
        records.forEach(record -> rows.add(headings.stream()
                .map(heading -> record.getOrDefault(heading, ""))
                .toList()));
        return new Spreadsheet(TableReading.csv(rows));
    }

    /** What the headings of a format nearly always are, and what all of its records say. */
    private Map<String, String> usual(SourceKind kind, List<String> headings) {
        Map<String, String> usual = new TreeMap<>();
        String language = "." + pages.defaults().of().text("/originalLanguage");
        headings.forEach(heading -> WrittenWords.value(kind.term(), heading)
                .ifPresent(column -> usual.put(heading, column.equals("-") ? "" : column.replace(".*", language))));
        WrittenWords.value(kind.term(), "all kind").ifPresent(itemKind -> {
            usual.put("all.kind", itemKind);
            pages.defaults().of().byPointer().forEach((pointer, text) -> {
                if (List.of("/originalLanguage", "/licence", "/attribution").contains(pointer)) {
                    usual.put("all." + pointer.substring(1), text);
                }
            });
        });
        return usual;
    }

    /**
     * The sources, and the form for a new one.
     *
     * @param changed the source that the form changes; empty if it is for a new one
     * @param keeps whether this person may add and end sources
     * @param opensItems whether this person may open items at the desk
     * @param wrong field of the form; empty if none is
     * @param failure why the source gave no records; empty if it did
     */
    record ListPage(
            StaffFrame frame,
            DeskTexts in,
            String done,
            Optional<Listed> changed,
            List<Listed> sources,
            boolean keeps,
            boolean opensItems,
            SourceForm form,
            String wrong,
            Optional<SourceFailedException> failure) {

        /** The fields for texts. */
        public List<String> fields() {
            return Stream.of("name", "address", "scheme", "after", "secret")
                    .filter(field -> changed.isEmpty() || !field.equals("scheme"))
                    .toList();
        }

        /** What the form carries along of a source that it changes. */
        public List<String> fixed() {
            return changed.isEmpty() ? List.of() : List.of(SourceForm.CHANGED, "scheme", "source.kind");
        }

        public String nameOf(String field) {
            return field.equals("scheme") ? field : "source." + field;
        }

        public String valueOf(String field) {
            return typed(nameOf(field));
        }

        public String typed(String name) {
            return form.answers().one(name);
        }

        public boolean publishes() {
            return form.answers().status().isPresent();
        }

        public List<SourceKind> kinds() {
            return List.of(SourceKind.values());
        }

        public List<Schedule> schedules() {
            return List.of(Schedule.values());
        }

        public String address(Listed source) {
            return ADDRESS + "/" + source.added().id();
        }
    }

    /** A source with its latest fetches. */
    record SourcePage(
            StaffFrame frame, DeskTexts in, String done, Listed listed, List<SourceFetch> fetches, boolean keeps) {

        public String path() {
            return ADDRESS + "/" + listed.added().id();
        }

        public String importOf(OptionalLong id) {
            return ImportPages.PATH + "/" + id.getAsLong();
        }

        /** What became of the records, by term; all of them first. */
        public Map<String, Long> counts(SourceFetch fetch) {
            Map<String, Long> counts = new LinkedHashMap<>();
            counts.put("records", fetch.counts().records());
            counts.put("rows", fetch.counts().rows());
            counts.put("repeated", fetch.counts().repeated());
            counts.put("own", fetch.counts().own());
            counts.put("removed", fetch.counts().removed());
            counts.put("deleted", fetch.counts().deleted());
            counts.put("unusable", fetch.counts().unusable());
            return counts;
        }
    }
}
