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
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.proving.LogProofs;
import org.libraryexchange.exchange.proving.ProofRequests.Origin;
import org.libraryexchange.exchange.proving.ProofView;
import org.libraryexchange.exchange.proving.ProofView.ReceiptView;
import org.libraryexchange.exchange.proving.ProofView.Repair;
import org.libraryexchange.pages.console.ItemStates.ItemState;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.record.CityLog.Sort;

/** The pages of proofs. They refresh themselves, since receipts come and repairs follow. */
@Path("/ops/proofs")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class ProofPages {

    private static final String PATH = "/ops/proofs/";

    private final ConsoleContext console;
    private final LogProofs proofs;
    private final ItemStates items;

    ProofPages(ConsoleContext console, LogProofs proofs, ItemStates items) {
        this.console = console;
        this.proofs = proofs;
        this.items = items;
    }

    /**
     * How far a proof has come.
     *
     * @param held what this node holds of the items that the proof names; nothing of letters and pictures, which have no titles
     */
    record Course(ConsoleTexts in, ProofView proof, Map<UUID, ItemState> held) {

        private static final int DIFFERENCES_SHOWN = 200;

        /** The first differences, each with what became of it. */
        public List<Line> lines(ReceiptView receipt) {
            List<Difference> differences = receipt.details().differences().orElse(List.of());
            return IntStream.range(0, Math.min(DIFFERENCES_SHOWN, differences.size()))
                    .mapToObj(place -> new Line(
                            differences.get(place),
                            receipt.details().repairs().orElseThrow().get(place)))
                    .toList();
        }

        /** How many differences are not listed. */
        public long more(ReceiptView receipt) {
            return Math.max(0, receipt.details().differences().orElse(List.of()).size() - DIFFERENCES_SHOWN);
        }

        /** The title of an item; empty for letters, for pictures, and for items that are not held here. */
        public ConsoleTexts.Title title(UUID item) {
            return held.containsKey(item)
                    ? in.title(ItemStates.title(held.get(item).document()), "")
                    : new ConsoleTexts.Title("", "");
        }

        /** The page of an item; empty for letters and pictures. */
        public String link(UUID item) {
            return isOfItems(proof) ? in.link("/items/", item) : "";
        }

        /** The place at which the owner sent an item again; empty if it did not. */
        public String sent(Repair repair) {
            return repair.sentAgain().isPresent() ? in.number(repair.sentAgain().getAsLong()) : "";
        }

        public OptionalLong never() {
            return OptionalLong.empty();
        }

        /** What is held now, if it still is the state at a place in the log, sent again or not; else null. */
        public ItemState unchanged(UUID item, long sequence, OptionalLong sentAgain) {
            ItemState now = held.get(item);
            boolean same = now != null
                    && now.sequence().isPresent()
                    && (now.sequence().getAsLong() == sequence || now.sequence().equals(sentAgain));
            return same ? now : null;
        }
    }

    /** An item or letter in which the mirror differs from its owner. */
    record Line(Difference difference, Repair repair) {}

    /** Requests a proof of the own catalogue, and leads to it. If one is waiting already, leads to that one. */
    @POST
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response begin() {
        return begun(proofs.logs().items());
    }

    /** Requests a proof of the own pictures, and leads to it. */
    @POST
    @Path("pictures")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response beginOfPictures() {
        return begun(proofs.logs().pictures());
    }

    /** Requests a proof of the letters to a partner, and leads to it. */
    @POST
    @Path("letters/{partner}")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response beginOfLetters(@PathParam("partner") String partner) {
        if (!proofs.logs().partners().contains(partner)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "This node has no partner " + partner + ".");
        }
        return begun(proofs.logs().letters(partner));
    }

    private Response begun(LogTables of) {
        return ConsoleContext.seeOther(PATH + proofs.requests(of).requested(Origin.OPERATOR, console.name()));
    }

    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id) {
        console.parameters();
        ConsoleTexts in = console.texts();
        ProofView proof = named(id);
        StaffFrame frame = console.frame(in, title(in, proof), "mirror");
        return console.answer(ConsoleTemplates.watched(frame, course(in, proof)), in);
    }

    @GET
    @Path("{id}/course")
    public Response course(@PathParam("id") String id) {
        ConsoleTexts in = console.texts();
        return console.answer(course(in, named(id)), in);
    }

    private ProofView named(String id) {
        return Parameters.uuid(id)
                .flatMap(proofs::read)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such proof."));
    }

    private Region course(ConsoleTexts in, ProofView proof) {
        Course course = new Course(in, proof, isOfItems(proof) ? held(proof) : Map.of());
        return console.region(in, PATH + proof.id() + "/course", ConsoleTemplates.receipts(course));
    }

    private Map<UUID, ItemState> held(ProofView proof) {
        Stream<UUID> differing = proof.receipts().stream()
                .flatMap(receipt -> receipt.details().differences().stream()
                        .flatMap(List::stream)
                        .limit(Course.DIFFERENCES_SHOWN)
                        .map(Difference::id));
        return items.of(
                proof.owner(),
                Stream.concat(proof.damaged().stream(), differing).distinct().toList());
    }

    private static String title(ConsoleTexts in, ProofView proof) {
        Messages words = in.messages(Messages.class);
        return words.title(
                proof.log(), in.city(proof.owner()), proof.to().map(in::city).orElse(""), in.full(proof.begun()));
    }

    private static boolean isOfItems(ProofView proof) {
        return proof.log().equals(Sort.ITEMS.term());
    }

    /** The texts of these pages. They are in {@code messages/proofs_*.properties}, by language. */
    @MessageBundle(value = "proofs", locale = "en")
    interface Messages {

        String title(String log, String city, String to, String at);

        String all(String log, String city, String to);

        String proveNow();

        String proveLettersNow(String city);

        String provePicturesNow();

        String items();

        String noAnswer();

        String interrupted();

        String stillCatchingUp();

        String partsDiffer();

        String allVerified();

        String apart(long rejected, long differing);

        String origin(String origin);

        String state(String state);

        String held(String log);

        String placeInLog();

        String placeAndVersion(String n, long version);

        String digestOfAll();

        String damaged();

        String receiptOf(String city, String at);

        String noReceipts();

        String signature(String state);

        String differences();

        String item();

        String difference(String sort);

        String sort();

        String atOwner();

        String atMirror();

        String becameOfIt();

        String mended(String sent, String at);

        String notMended(String sent);

        String moreDifferences(String n);
    }
}
