package org.libraryexchange.pages.browse;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.pages.web.Pages;
import org.libraryexchange.pages.web.Visit;

/** Shows an item that is not in the catalogue yet on the page that readers will see. */
@Singleton
public record Preview(PublicItemPages items, Pages pages) {

    /**
     * Shows the page.
     *
     * @param form address of the page on which the item is edited
     */
    public Response of(StoredItem item, String form, Visit visit, HttpHeaders headers) {
        return pages.answer(BrowseTemplates.item(items.page(item, form, true, visit)), visit, headers);
    }
}
