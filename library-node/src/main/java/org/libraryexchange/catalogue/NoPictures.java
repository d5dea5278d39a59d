package org.libraryexchange.catalogue;

import jakarta.inject.Singleton;
import org.libraryexchange.catalogue.ContentRules.KeptPictures;
import org.libraryexchange.item.ItemPicture;

/** A node to which nothing can be uploaded keeps no pictures. */
@Singleton
record NoPictures() implements KeptPictures {

    @Override
    public boolean test(ItemPicture picture) {
        return false;
    }
}
