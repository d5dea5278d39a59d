package org.libraryexchange.pages.console;

import io.quarkus.qute.i18n.MessageBundle;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.imports.ImportDetails;
import org.libraryexchange.catalogue.imports.ImportDetails.ImportError;
import org.libraryexchange.catalogue.imports.ImportState;
import org.libraryexchange.catalogue.imports.ImportView;
import org.libraryexchange.catalogue.imports.Imports;
import org.libraryexchange.catalogue.imports.Imports.WithdrawnItem;
import org.libraryexchange.item.Overlay.Fate;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.web.Address;

/** Imports: their progress, and the decisions that people have to make. */
@Path("/ops/imports")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class ImportsPages {

    private static final String PATH = "/ops/imports";
    private static final String BEFORE = "before";
    private static final int PAGE = 30;
    private static final int WITHDRAWALS_SHOWN = 200;
    private static final int ERRORS_SHOWN = 50;

    private final ConsoleContext console;
    private final Imports imports;
    private final ImportDetails details;

    ImportsPages(ConsoleContext console, Imports imports, ImportDetails details) {
        this.console = console;
        this.imports = imports;
        this.details = details;
    }

    /** @param next link to the next page; empty on the last one */
    record Page(StaffFrame frame, ConsoleTexts in, List<ImportView> rows, String next) {}

    /**
     * One import.
     *
     * @param course the progress, which the page refreshes while the import is at work
     * @param mistyped whether somebody has just typed another number than that of its withdrawals
     * @param withdrawn the items that it would withdraw if it is held
     * @param errors in its rows
     */
    record Detail(
            StaffFrame frame,
            ConsoleTexts in,
            ImportView view,
            Region course,
            boolean mistyped,
            Excerpt<WithdrawnItem> withdrawn,
            Excerpt<ImportError> errors) {

        public String title(WithdrawnItem item) {
            return in.title(ItemStates.title(item.document()), "").text();
        }
    }

    /** The progress of an import. */
    record Course(ConsoleTexts in, ImportView view) {

        private static final long WHOLE = 1_000;
        private static final Pattern FAILED_ROW = Pattern.compile("^row ([0-9]+) ");

        public long dealtWith() {
            return view.state() == ImportState.CHECKING
                    ? view.progress().bytesChecked()
                    : view.progress().bytesDone();
        }

        /** How much of its bytes has been dealt with, in thousandths. */
        public long permille() {
            long bytes = view.progress().bytes();
            return view.course().ended() != null ? WHOLE : bytes == 0 ? 0 : dealtWith() * WHOLE / bytes;
        }

        /** The row at which it failed; empty if it did not fail at one. */
        public String failedRow() {
            Matcher row = FAILED_ROW.matcher(view.reason());
            return row.find() ? row.group(1) : "";
        }

        /** What may become of values that people had settled; nothing if the rows met none. */
        public List<Fate> fates() {
            List<Fate> all = List.of(Fate.values());
            return all.stream().anyMatch(fate -> view.fates().of(fate) > 0) ? all : List.of();
        }
    }

    @GET
    public Response list() {
        Parameters parameters = console.parameters(BEFORE);
        ConsoleTexts in = console.texts();
        Excerpt<ImportView> rows =
                Excerpt.of(imports.page(parameters.number(BEFORE, Long.MAX_VALUE, 1, Long.MAX_VALUE), PAGE + 1), PAGE);
        String next = rows.next(last -> in.link(Address.of(PATH), BEFORE, last.id()));
        Page page = new Page(console.frame(in, "imports"), in, rows.shown(), next);
        return console.answer(ConsoleTemplates.imports(page), in);
    }

    /** The items are those that the import would withdraw now; their number may have changed since it was held. */
    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id) {
        boolean mistyped =
                console.parameters("typed").one("typed", List.of("other")).isPresent();
        ConsoleTexts in = console.texts();
        ImportView view = imports.named(id);
        String title =
                in.messages(Messages.class).title(view.id(), view.request().scheme());
        Detail page = new Detail(
                console.frame(in, title, "imports"),
                in,
                view,
                course(in, view),
                mistyped,
                Excerpt.of(
                        view.state() == ImportState.HELD ? imports.withdrawn(view, WITHDRAWALS_SHOWN + 1) : List.of(),
                        WITHDRAWALS_SHOWN),
                Excerpt.of(details.errors(view.id(), 0, ERRORS_SHOWN + 1), ERRORS_SHOWN));
        return console.answer(ConsoleTemplates.file(page), in);
    }

    @GET
    @Path("{id}/course")
    public Response course(@PathParam("id") String id) {
        ConsoleTexts in = console.texts();
        return console.answer(course(in, imports.named(id)), in);
    }

    private Region course(ConsoleTexts in, ImportView view) {
        return console.region(in, PATH + "/" + view.id() + "/course", ConsoleTemplates.progress(new Course(in, view)));
    }

    @GET
    @Path("{id}/table")
    @Produces("text/csv")
    public Response table(@PathParam("id") String id) {
        return details.table(imports.named(id));
    }

    @POST
    @Path("{id}/approve")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response approve(@PathParam("id") String id, byte[] body) {
        PostedForm form = PostedForm.ofFewFields(body);
        OptionalLong seen = seen(form.one("withdrawals").orElse(""));
        ImportView held = imports.named(id);
        String page = PATH + "/" + held.id();
        if (held.check() != null && !seen.equals(OptionalLong.of(held.check().withdrawals()))) {
            return ConsoleContext.seeOther(page + "?typed=other");
        }
        ImportView decided = imports.approve(id, seen, form.one("reason").orElse(""));
        return ConsoleContext.seeOther(PATH + "/" + decided.id());
    }

    /**
     * The number of withdrawals that the person has typed. Text that is not a number becomes -1, which matches no import.
     */
    private static OptionalLong seen(String withdrawals) {
        return withdrawals.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(withdrawals)) : OptionalLong.of(-1);
    }

    @POST
    @Path("{id}/drop")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response drop(@PathParam("id") String id, byte[] body) {
        String reason = PostedForm.ofFewFields(body).one("reason").orElse("");
        return ConsoleContext.seeOther(PATH + "/" + imports.drop(id, reason).id());
    }

    /** The texts of these pages. They are in {@code messages/imports_*.properties}, by language. */
    @MessageBundle(value = "imports", locale = "en")
    interface Messages {

        String title(long id, String scheme);

        String lead();

        String state(ImportState state);

        String received();

        String sentBy();

        String scheme();

        String rows();

        String refused();

        String settledValues();

        String settledFate(Fate fate);

        String trial();

        String nothingWritten();

        String bytesOf(String n, String all);

        String decidedBy();

        /**
         * Why an import ended or is held. English shows the reason, which is in English; other languages build a sentence.
         *
         * @param row the row at which the import failed; empty if it did not fail at a row
         */
        String reason(String state, String reason, String row, String withdrawals, String published);

        String heldQuestion(String withdrawals, String published);

        String mayLookOnly();

        String headDecides();

        String operatorsReason();

        String approve();

        String drop();

        String dropText();

        String typeNumber(long n);

        String typedOther(long n);

        String wouldBeWithdrawn();

        String noneNow();

        String moreWithdrawn();

        String itemTitle();

        String itemKind();

        String itemKindOf(String kind);

        String itemKey();

        String wrongRows();

        String row();

        String field();

        String rule();

        String given();

        String hint();

        String moreErrors();
    }
}
