package org.libraryexchange.pages.browse;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.catalogue.pictures.PictureForm.State;
import org.libraryexchange.catalogue.pictures.PictureStore;
import org.libraryexchange.pages.browse.LocalizedItem.Picture;
import org.libraryexchange.pages.web.PictureFile;

/** Tells which pictures of an item this node can show. */
@Singleton
record ShownPictures(PictureStore store) {

    /** What there is to show of a picture. */
    enum Here {
        WHOLE,
        /** Only its small form has arrived. */
        SMALL,
        /** An item may arrive before its pictures. */
        COMING,
        /** Its city does not offer it any more. */
        REMOVED,
        TAKEN_DOWN;

        /** Whether it is not shown any more. */
        public boolean isGone() {
            return this == REMOVED || this == TAKEN_DOWN;
        }
    }

    /** A picture of an item, and what this node can show of it. */
    record ShownPicture(Picture it, Here here) {

        /** The larger form that is here; empty if there is none. */
        Optional<PictureFile> file() {
            return switch (here) {
                case WHOLE -> Optional.of(it.full());
                case SMALL -> Optional.of(it.thumbnail());
                case COMING, REMOVED, TAKEN_DOWN -> Optional.empty();
            };
        }
    }

    /** The items of a list, which shows pictures by their small forms, without those that are not here. */
    List<LocalizedItem> in(List<LocalizedItem> items) {
        List<Picture> pictures =
                items.stream().flatMap(item -> item.pictures().stream()).toList();
        Map<String, State> states = states(pictures);
        Set<String> absent = pictures.stream()
                .filter(picture -> here(picture, states).isGone()
                        || !isShown(states.get(picture.thumbnail().sha256())))
                .map(picture -> picture.full().sha256())
                .collect(Collectors.toSet());
        return absent.isEmpty()
                ? items
                : items.stream().map(item -> item.without(absent)).toList();
    }

    private Map<String, State> states(List<Picture> pictures) {
        return pictures.isEmpty()
                ? Map.of()
                : store.states(pictures.stream()
                        .flatMap(picture -> Stream.of(
                                picture.full().sha256(), picture.thumbnail().sha256()))
                        .toList());
    }

    List<ShownPicture> of(LocalizedItem item) {
        List<Picture> pictures = item.pictures();
        Map<String, State> states = states(pictures);
        return pictures.stream()
                .map(picture -> new ShownPicture(picture, here(picture, states)))
                .toList();
    }

    private static Here here(Picture picture, Map<String, State> states) {
        State full = states.get(picture.full().sha256());
        if (full == null) {
            return isShown(states.get(picture.thumbnail().sha256())) ? Here.SMALL : Here.COMING;
        }
        return switch (full) {
            case PRESENT, WAITING -> Here.WHOLE;
            case REMOVED -> Here.REMOVED;
            case TAKEN_DOWN -> Here.TAKEN_DOWN;
        };
    }

    private static boolean isShown(State state) {
        return state != null && state.isShown();
    }
}
