package org.libraryexchange.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Map;
import org.libraryexchange.desk.DeskLists.Listed;
import org.libraryexchange.item.Kind;
import org.libraryexchange.letters.Correspondence.Open;
import org.libraryexchange.signin.StaffFrame;

/**
 * A list of the city's own items.
 *
 * @param counts how many own items there are of each status
 * @param publishes whether the person may publish and withdraw
 * @param words that were searched for; empty for a list of a state
 * @param state of the list, as a term; empty for a search
 * @param schemes of the city's identifiers, for the export
 * @param next link to the items that follow; empty at the end
 */
record ListPage(
        StaffFrame frame,
        DeskSpeech in,
        Map<String, Long> counts,
        List<Listed> items,
        boolean publishes,
        String words,
        String state,
        List<String> schemes,
        String next) {

    /**
     * The first page of the desk.
     *
     * @param done what was just done, as a term; empty if nothing
     * @param unsaved what the person has typed and not saved
     */
    record OverviewPage(
            StaffFrame frame,
            String done,
            LetterSpeech letters,
            Waiting waiting,
            List<WorkingCopy> unsaved,
            Map<String, Long> counts) {

        public List<Kind> kinds() {
            return List.of(Kind.values());
        }
    }

    /**
     * What waits for this city.
     *
     * @param letters the latest of them
     * @param settled how many entries each list of settled values has
     */
    record Waiting(Open letters, Map<String, Long> settled) {

        public boolean isEmpty() {
            return letters.letters().isEmpty() && !hasMore();
        }

        /** Whether there are lists to look at. */
        public boolean hasMore() {
            return letters.count() > letters.letters().size()
                    || settled.values().stream().anyMatch(count -> count > 0);
        }
    }

    @CheckedTemplate(basePath = "desk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance items(ListPage page);

        static native TemplateInstance overview(OverviewPage page);
    }
}
