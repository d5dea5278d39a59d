import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.client.ApiClient;
import org.libraryexchange.client.ApiException;
import org.libraryexchange.client.ApiResponse;
import org.libraryexchange.client.api.ChangesApi;
import org.libraryexchange.client.api.FestivalsApi;
import org.libraryexchange.client.api.ItemsApi;
import org.libraryexchange.client.model.Admission;
import org.libraryexchange.client.model.Audience;
import org.libraryexchange.client.model.Change;
import org.libraryexchange.client.model.CurrentItem;
import org.libraryexchange.client.model.Event;
import org.libraryexchange.client.model.Festival;
import org.libraryexchange.client.model.FestivalDatesRequest;
import org.libraryexchange.client.model.Hit;
import org.libraryexchange.client.model.ItemDraft;
import org.libraryexchange.client.model.Kind;
import org.libraryexchange.client.model.LunarDay;
import org.libraryexchange.client.model.Occurrence;
import org.libraryexchange.client.model.Problem;
import org.libraryexchange.client.model.Recurrence;
import org.libraryexchange.client.model.WithdrawalRequest;

/** What a system of a city does all day, with a client that openapi-generator has made. The README tells how to run it. */
public final class RoundTrip {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ApiClient client = new ApiClient();
    private final ItemsApi items;
    private final ChangesApi changes;
    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

    private RoundTrip(String node, String token) {
        client.updateBaseUri(node);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        items = new ItemsApi(client);
        changes = new ChangesApi(client);
    }

    public static void main(String[] args) throws Exception {
        new RoundTrip(System.getenv("LEEDS"), System.getenv("TOKEN")).run();
    }

    private void run() throws Exception {
        var created = items.createItemWithHttpInfo(event("Poems by the canal " + word), null);
        UUID id = created.getData().getDraft().getId();
        check(items.readItem(id, null, null, null).getDraft().getTitle().get("zh-Hans").equals("运河边的诗"), "read");

        var patched = items.patchItemWithHttpInfo(entityTag(created), id, Map.of("summary", Map.of("en", "An evening.")));
        check(patched.getData().getDraft().getVersion() == 2, "changed");

        var published = items.publishItemWithHttpInfo(entityTag(patched), id, null);
        check(published.getData().getStatus() == CurrentItem.StatusEnum.PUBLISHED, "published");
        CurrentItem read = items.readItem(id, null, null, null).getCurrentItem();
        check(read.equals(published.getData()), "read as it was published");
        check(read.getEvent().getAudience().equals(Set.of(Audience.FAMILIES, Audience.OLDER_PEOPLE)), "audience");
        awaitFound(id);

        var withdrawn = items.withdrawItem(
                entityTag(published), id, new WithdrawalRequest().reason(Map.of("en", "Rain.")), null);
        check(withdrawn.getWithdrawal().getReason().equals(Map.of("en", "Rain.")), "withdrawn");
        check(latestChange(id).getItem().getCurrentItem().equals(withdrawn), "followed");

        datesByRule();
        Problem stale = problem(() -> items.discardDraft("\"outdated\"", id));
        check(stale.getStatus() == 412 && stale.getType().getPath().equals("/problems/precondition-failed"), "stale");
        Problem blank = problem(() -> items.createItem(event(" "), null));
        check(blank.getViolations().get(0).getPointer().equals("/title/en"), "blank");
        System.out.printf("round trip of %s: created, changed, published, found, withdrawn, followed%n", id);
    }

    /** Sends the rule alone; the node works out the dates, as the preview shows them. */
    private void datesByRule() throws ApiException {
        Recurrence rule = new Recurrence().lunar(new LunarDay().month(8).day(18)).offset(-2).lasts(3);
        var created = items.createItemWithHttpInfo(
                new ItemDraft()
                        .kind(Kind.FESTIVAL)
                        .originalLanguage("en")
                        .title(Map.of("en", "Tide"))
                        .festival(new Festival().recurrence(rule)),
                null);
        List<Occurrence> dates = created.getData().getDraft().getFestival().getOccurrences();
        int first = dates.get(0).getRuleYear();
        var preview = new FestivalsApi(client)
                .previewFestivalDates(new FestivalDatesRequest()
                        .recurrence(rule)
                        .from(first)
                        .to(first + dates.size() - 1));
        check(
                preview.getDates().stream()
                        .map(date -> date.getDate())
                        .toList()
                        .equals(dates.stream().map(Occurrence::getDate).toList()),
                "dates by the rule");
        items.discardDraft(entityTag(created), created.getData().getDraft().getId());
    }

    private static ItemDraft event(String title) {
        return new ItemDraft()
                .kind(Kind.CULTURAL_EVENT)
                .originalLanguage("en")
                .title(Map.of("en", title, "zh-Hans", "运河边的诗"))
                .licence("https://creativecommons.org/licenses/by/4.0/")
                .event(new Event()
                        .occurrences(List.of(new Occurrence()
                                .start("2027-05-08T19:00")
                                .end("2027-05-08T21:00")
                                .zone("Europe/London")))
                        .admission(new Admission().free(true))
                        .audience(Set.of(Audience.FAMILIES, Audience.OLDER_PEOPLE)));
    }

    private static String entityTag(ApiResponse<?> response) {
        return response.getHeaders().get("etag").get(0);
    }

    private void awaitFound(UUID id) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!found(id)) {
            check(Instant.now().isBefore(end), "found within " + PATIENCE);
            Thread.sleep(100);
        }
    }

    private boolean found(UUID id) throws ApiException {
        var page = items.listItems(
                null, word, null, "leeds", null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null, null, 5, null);
        List<Hit> hits = page.getHits();
        return hits.stream().anyMatch(hit -> hit.getId().equals(id))
                && page.getItems().get(0).getCurrentItem().getId().equals(id);
    }

    private Change latestChange(UUID id) throws ApiException {
        long sequence = items.readItemReceipt(id).getSequence();
        var page = changes.readChanges("leeds", null, sequence - 1, 1, null, null);
        check(page.getPosition() == sequence, "position");
        return page.getChanges().get(0);
    }

    private interface Request {
        void send() throws ApiException;
    }

    private Problem problem(Request request) throws Exception {
        try {
            request.send();
        } catch (ApiException refused) {
            return ApiClient.createDefaultObjectMapper().readValue(refused.getResponseBody(), Problem.class);
        }
        throw new AssertionError("a problem was expected");
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
