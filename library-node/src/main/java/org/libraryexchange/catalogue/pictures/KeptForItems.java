package org.libraryexchange.catalogue.pictures;

import jakarta.inject.Singleton;
import org.libraryexchange.catalogue.ContentRules.KeptPictures;
import org.libraryexchange.item.ItemPicture;

/** Items of this city name pictures that were uploaded here, with the sizes that the upload has answered. */
@Singleton
record KeptForItems(PictureStore store) implements KeptPictures {

    @Override
    public boolean test(ItemPicture named) {
        ItemPicture.Thumbnail small = named.thumbnail();
        Picture.Thumbnail thumbnail =
                new Picture.Thumbnail(small.sha256(), small.width(), small.height(), small.bytes());
        Picture picture = new Picture(named.sha256(), named.width(), named.height(), named.bytes(), thumbnail);
        return store.find(named.sha256()).filter(picture::equals).isPresent();
    }
}
