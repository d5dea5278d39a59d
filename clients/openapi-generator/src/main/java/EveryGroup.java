import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.libraryexchange.client.ApiClient;
import org.libraryexchange.client.ApiException;
import org.libraryexchange.client.ApiResponse;
import org.libraryexchange.client.api.ChangesApi;
import org.libraryexchange.client.api.ExchangeApi;
import org.libraryexchange.client.api.ImportsApi;
import org.libraryexchange.client.api.ItemsApi;
import org.libraryexchange.client.api.ItemsByIdentifierApi;
import org.libraryexchange.client.api.LettersApi;
import org.libraryexchange.client.api.ProposalsApi;
import org.libraryexchange.client.model.Asks;
import org.libraryexchange.client.model.CurrentHandling;
import org.libraryexchange.client.model.CurrentItem;
import org.libraryexchange.client.model.Event;
import org.libraryexchange.client.model.HandlingRequest;
import org.libraryexchange.client.model.Identifier;
import org.libraryexchange.client.model.ItemDraft;
import org.libraryexchange.client.model.Kind;
import org.libraryexchange.client.model.LetterDraft;
import org.libraryexchange.client.model.LetterSearch;
import org.libraryexchange.client.model.LetterSender;
import org.libraryexchange.client.model.Occurrence;
import org.libraryexchange.client.model.Proposal;
import org.libraryexchange.client.model.ProposalBase;
import org.libraryexchange.client.model.ProposedChange;
import org.libraryexchange.client.model.RecalledLetter;
import org.libraryexchange.client.model.SentLetter;
import org.libraryexchange.client.model.StoredDraft;

/**
 * Asks operations of every group and reads the answers, with a client that openapi-generator has made. The README tells how
 * to run it.
 */
public final class EveryGroup {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TITLE = "/title/zh-Hans";

    private final City leeds = new City("LEEDS", "TOKEN");
    private final City hangzhou = new City("HANGZHOU", "HANGZHOU_TOKEN");
    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

    /** The operations of one node. */
    private static final class City {
        private final ItemsApi items;
        private final ItemsByIdentifierApi byIdentifier;
        private final ChangesApi changes;
        private final LettersApi letters;
        private final ProposalsApi proposals;
        private final ImportsApi imports;
        private final ExchangeApi exchange;

        private City(String node, String token) {
            ApiClient client = new ApiClient();
            client.updateBaseUri(System.getenv(node));
            client.setRequestInterceptor(
                    request -> request.header("Authorization", "Bearer " + System.getenv(token)));
            items = new ItemsApi(client);
            byIdentifier = new ItemsByIdentifierApi(client);
            changes = new ChangesApi(client);
            letters = new LettersApi(client);
            proposals = new ProposalsApi(client);
            imports = new ImportsApi(client);
            exchange = new ExchangeApi(client);
        }
    }

    public static void main(String[] args) throws Exception {
        new EveryGroup().run();
    }

    private void run() throws Exception {
        CurrentItem item = itemsByIdentifierAndInLists();
        lettersAndThreads();
        drafts();
        recallsAndErasures();
        String tag = proposalsAndTranslations(item);
        imports();
        proofsAndNights();
        statusAndRejected();
        erasedItem(item.getId(), tag);
        System.out.println("every group was asked, and every answer read");
    }

    private CurrentItem itemsByIdentifierAndInLists() throws Exception {
        Identifier key = new Identifier().scheme("every-group").value(word);
        ItemDraft event = new ItemDraft()
                .kind(Kind.CULTURAL_EVENT)
                .originalLanguage("en")
                .title(Map.of("en", "Lanterns " + word))
                .identifiers(Set.of(key))
                .licence("https://creativecommons.org/licenses/by/4.0/")
                .event(new Event().occurrences(List.of(new Occurrence().date(LocalDate.of(2027, 5, 8)))));
        var put = leeds.byIdentifier.putItemByIdentifier(key.getScheme(), key.getValue(), event, null, null);
        CurrentItem item = leeds.byIdentifier.publishItemByIdentifier(key.getScheme(), key.getValue(), null, null);
        check(put.getDraft().getId().equals(item.getId()), "published");
        check(read(leeds.byIdentifier, key).equals(item), "read by its identifier");
        check(eventually(() -> leeds.items.listItems(
                                null, word, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                                null, null, null, null, null, null, null, null, "kind,owner", null, null, null, null),
                        page -> !page.getItems().isEmpty())
                        .getCounts()
                        .getBy()
                        .get("kind")
                        .get(0)
                        .getCount()
                == 1, "listed");
        check(leeds.items.listItemVersions(item.getId(), null, null).getVersions().size() == 2, "versions");
        check(leeds.items.readItemVersion(item.getId(), 1L, null).getDraft() != null, "first version");
        check(eventually(() -> hangzhou.items.readItem(item.getId(), null, null, null), Objects::nonNull)
                .getCurrentItem()
                .equals(item), "mirrored");
        var there = hangzhou.items.listItemVersions(item.getId(), null, null).getVersions();
        check(there.get(0).getAction() == null, "versions of a partner's item");
        check(hangzhou.items.readItemReceipt(item.getId()).getMirrors() != null, "receipt");
        List<String> snapshot = Files.readAllLines(leeds.changes.readSnapshot("leeds").toPath());
        check(snapshot.stream().anyMatch(line -> line.contains(item.getId().toString())), "snapshot");
        return item;
    }

    private static CurrentItem read(ItemsByIdentifierApi items, Identifier key) throws ApiException {
        return items.readItemByIdentifier(key.getScheme(), key.getValue(), null, null, null, null)
                .getCurrentItem();
    }

    private LetterDraft letter(String to, String subject) throws ApiException {
        String desk = leeds.letters.listDesks().getDesks().stream()
                .filter(candidate -> !candidate.getCity().equals(to))
                .findFirst()
                .orElseThrow()
                .getId();
        return new LetterDraft()
                .to(to)
                .from(new LetterSender().desk(desk).name("A. Librarian"))
                .originalLanguage("en")
                .subject(Map.of("en", subject))
                .text(Map.of("en", "Could you check our title?"))
                .asks(Asks.CHECK);
    }

    /** A letter that was sent, and its ETag. */
    private record Sent(SentLetter letter, String tag) {}

    private static Sent sent(LettersApi letters, LetterDraft draft) throws ApiException {
        ApiResponse<StoredDraft> written = letters.createLetterWithHttpInfo(draft, null);
        var answer = letters.sendLetterWithHttpInfo(entityTag(written), written.getData().getId(), null);
        return new Sent(answer.getData().getSentLetter(), entityTag(answer));
    }

    private void lettersAndThreads() throws Exception {
        Sent question = sent(leeds.letters, letter("hangzhou", "Question " + word));
        UUID id = question.letter.getId();
        eventually(() -> hangzhou.letters.readLetter(id, null), Objects::nonNull);
        Sent answer = sent(hangzhou.letters, letter("leeds", "Answer").inReplyTo(id));
        CurrentHandling handling = hangzhou.letters
                .handleLetter(question.tag, id, new HandlingRequest().state(HandlingRequest.StateEnum.ANSWERED))
                .getCurrentHandling();
        check(hangzhou.letters.readHandling(id, null).getCurrentHandling().equals(handling), "handled");
        check(eventually(() -> leeds.letters.readLetterReceipt(id), receipt -> receipt.getHandling() != null)
                .getHandling()
                .getCurrentHandling()
                .equals(handling), "receipt of a letter");
        UUID threadId = question.letter.getThread();
        var thread = eventually(
                () -> leeds.letters.readThread(threadId, null, null),
                found -> found.getLetters().size() == 2);
        check(thread.getLetters().get(0).getLetter().getSentLetter().equals(question.letter), "thread");
        check(thread.getLetters().get(1).getLetter().getSentLetter().equals(answer.letter), "thread");
        check(thread.getLetters().get(1).getHandling() == null, "no handling yet");
        check(leeds.letters.searchLetters(new LetterSearch().words(word)).getLetters().size() == 1, "found");
        check(followed(leeds.letters, "hangzhou", "leeds").contains(question.letter), "letter in the feed");
        check(followed(hangzhou.letters, "leeds", "hangzhou").contains(handling), "handling in the feed");
        String tag = entityTag(hangzhou.letters.readHandlingWithHttpInfo(id, null));
        check(hangzhou.letters.askErasure(tag, id, null).getCurrentHandling().getErasureAsked(), "erasure asked");
    }

    private void drafts() throws ApiException {
        var draft = leeds.letters.createLetterWithHttpInfo(letter("hangzhou", "Draft"), null);
        UUID id = draft.getData().getId();
        var changed = leeds.letters.replaceLetterWithHttpInfo(entityTag(draft), id, letter("hangzhou", "Changed"));
        check(leeds.letters.listLetters("drafts", null, null, null, null, null, null).getLetters().stream()
                .anyMatch(entry -> entry.getLetter().equals(changed.getData())), "listed among the drafts");
        var receipt = leeds.letters.readLetterReceipt(id);
        check(receipt.getHandling() == null && receipt.getAddressee() == null, "receipt of a draft");
        leeds.letters.discardLetter(entityTag(changed), id);
    }

    private void recallsAndErasures() throws Exception {
        Sent other = sent(leeds.letters, letter("hangzhou", "Not this one"));
        UUID id = other.letter.getId();
        ApiResponse<RecalledLetter> recalled = leeds.letters.recallLetterWithHttpInfo(other.tag, id, null);
        eventually(
                () -> hangzhou.letters.readLetter(id, null),
                letter -> letter.getActualInstance().equals(recalled.getData()));
        var erased = leeds.letters.eraseLetter(entityTag(recalled), id, null);
        check(followed(leeds.letters, "hangzhou", "leeds").contains(erased), "erasure in the feed");
    }

    private static List<Object> followed(LettersApi letters, String partner, String owner) throws ApiException {
        List<Object> documents = new ArrayList<>();
        var page = letters.readLetterChanges(partner, owner, null, 0L, null, null, null);
        while (true) {
            page.getChanges().forEach(change -> documents.add(change.getDocument().getActualInstanceRecursively()));
            if (!page.getMore()) {
                return documents;
            }
            page = letters.readLetterChanges(partner, owner, null, page.getPosition(), null, null, null);
        }
    }

    /** Returns the item's ETag as it is then. */
    private String proposalsAndTranslations(CurrentItem item) throws Exception {
        String sha256 = entityTag(hangzhou.items.readItemWithHttpInfo(item.getId(), null, null, null)).replace("\"", "");
        Proposal offer = new Proposal()
                .item(item.getId())
                .base(new ProposalBase().version(item.getVersion()).sha256(sha256))
                .sort(Proposal.SortEnum.TRANSLATION)
                .credit("Hangzhou Library")
                .changes(List.of(new ProposedChange().pointer(TITLE).becomes("灯笼")));
        Sent proposed = sent(hangzhou.letters, letter("leeds", "A title").proposal(offer));
        UUID letter = proposed.letter.getId();
        eventually(() -> leeds.letters.readLetter(letter, null), Objects::nonNull);
        check(leeds.proposals.listItemProposals(item.getId()).getLetters().size() == 1, "proposed");
        HandlingRequest accepted = new HandlingRequest().state(HandlingRequest.StateEnum.ACCEPTED);
        var handling = leeds.letters.handleLetter(proposed.tag, letter, accepted).getCurrentHandling();
        check(handling.getTaken().contains(TITLE), "accepted");
        var changes = leeds.proposals.listAcceptedChanges(null, item.getId(), null, null).getChanges();
        check(changes.get(0).getValue().equals("灯笼"), "accepted change");
        check(leeds.proposals.listTranslationWork("fr", null, "leeds", null, null).getItems() != null, "work");
        String tag = entityTag(leeds.items.readItemWithHttpInfo(item.getId(), null, null, null));
        var confirmed = leeds.proposals.confirmTranslationWithHttpInfo(tag, item.getId(), "zh-Hans");
        return entityTag(leeds.proposals.removeAcceptedChangeWithHttpInfo(
                TITLE, entityTag(confirmed), item.getId()));
    }

    private void imports() throws Exception {
        String row = """
                {"kind": "festival", "originalLanguage": "en", "title": %s, "festival": {"rule": {"en": "in autumn"}}, \
                "identifiers": [{"scheme": "every-group", "value": "%s"}]}
                """;
        String rows = row.formatted("{\"en\": \"Tide\"}", word + "-1") + row.formatted("{}", word + "-2");
        long id = leeds.imports.startImport("every-group", rows, null, null, null, null, null).getId();
        var ended = eventually(() -> leeds.imports.readImport(id), job -> job.getEnded() != null);
        check(ended.getCreated() == 1 && ended.getRefused() == 1, "imported");
        check(leeds.imports.listImportErrors(id, null, null).getErrors().get(0).getRow() == 2, "error of a row");
        check(leeds.imports.listSettledInImport(id, null, null, null).getSettled().isEmpty(), "settled values");
        check(leeds.imports.listImports(null, null).getImports().stream()
                .anyMatch(job -> job.getId() == id), "listed among the imports");
    }

    private void proofsAndNights() throws Exception {
        UUID proof = leeds.exchange.startProof(null, null).getId();
        var finished = eventually(() -> leeds.exchange.readProof(proof), found -> found.getFinished() != null);
        check(finished.getReceipts().get(0).getDifferences() != null, "proved");
        check(leeds.exchange.startProof("hangzhou", null).getTo().equals("hangzhou"), "proof of letters");
        check(!leeds.exchange.listProofs("leeds", null, null, null, null).getProofs().isEmpty(), "proofs");
        check(!leeds.exchange.listProofs("leeds", "hangzhou", null, null, null).getProofs().isEmpty(), "proofs of letters");
        UUID run = leeds.exchange.startRun().getId();
        var ended = eventually(() -> leeds.exchange.readRun(run), found -> found.getEnded() != null);
        check(ended.getPartners().get(0).getLetters() != null, "run");
        check(!leeds.exchange.listRuns(null, null).getRuns().isEmpty(), "runs");
        check(leeds.exchange.listNights(null, null).getNights() != null, "nights");
        for (var told : leeds.exchange.listDigests(null, null).getDigests()) {
            check(leeds.exchange.readDigest(told.getDigest().getDay()).equals(told), "digest");
        }
    }

    private void statusAndRejected() throws Exception {
        var status = leeds.exchange.readExchangeStatus();
        check(status.getPartners().get(0).getProvedThere() != null, "status");
        check(leeds.exchange.listNeeds().getNeeds() != null, "needs");
        for (var rejected :
                hangzhou.exchange.listRejectedRecords(null, null, null, null).getRejectedRecords()) {
            check(hangzhou.exchange.readRejectedRecord(rejected.getId()).equals(rejected), "rejected record");
        }
        check(leeds.exchange.listRejectedLetters(null, null, null, null).getRejectedLetters() != null, "rejected letters");
        check(leeds.exchange.readRestoration(null, null).getItems() != null, "restoration");
        check(leeds.exchange.readLetterRestoration("hangzhou", null, null).getLetters() != null, "restored letters");
    }

    private void erasedItem(UUID id, String tag) throws ApiException {
        var erased = leeds.items.eraseItem(tag, id, null);
        long sequence = leeds.exchange.readExchangeStatus().getLog().getSequence();
        var page = leeds.changes.readChanges("leeds", null, sequence - 1, 1, null, null);
        check(page.getChanges().get(0).getItem().getErasedItem().equals(erased), "erasure in the feed");
    }

    /** A request that may be too early. */
    private interface Request<T> {
        T send() throws ApiException;
    }

    private static <T> T eventually(Request<T> request, Predicate<T> holds) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                T answer = request.send();
                if (holds.test(answer)) {
                    return answer;
                }
            } catch (ApiException e) {
                if (e.getCode() != 404) {
                    throw e;
                }
            }
            check(Instant.now().isBefore(end), "within " + PATIENCE);
            Thread.sleep(100);
        }
    }

    private static String entityTag(ApiResponse<?> answer) {
        return answer.getHeaders().get("etag").get(0);
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
