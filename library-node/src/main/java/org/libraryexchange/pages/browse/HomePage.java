package org.libraryexchange.pages.browse;

import java.util.List;
import java.util.Optional;
import org.libraryexchange.base.locale.City;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.watch.status.ExchangeStatus.PartnerStatus;

/** The first page. */
record HomePage(Frame frame, Content content) {

    /** A link to the list of local history. */
    public String history() {
        return content.in().link(RecentHistory.LIST);
    }

    /**
     * The content of the page, the same for all readers of one language.
     *
     * @param line of the coming weeks
     * @param pictured what of it has a picture, the next first
     * @param recent local history
     */
    record Content(
            BrowseTexts in,
            List<Count> counts,
            TimeLine line,
            List<LocalizedItem> pictured,
            List<LocalizedItem> recent) {}

    /**
     * The size of a city's catalogue.
     *
     * @param mirror what is known of the copy here; empty for the node's own city
     */
    record Count(City city, long items, Optional<PartnerStatus> mirror) {

        public Address list() {
            return Address.of(Lists.PATH).with("owner", city.term());
        }
    }
}
