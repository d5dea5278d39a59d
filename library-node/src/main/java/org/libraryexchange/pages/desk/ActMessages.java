package org.libraryexchange.pages.desk;

import io.quarkus.qute.i18n.MessageBundle;
import org.libraryexchange.catalogue.acts.Undo.Way;

/** The texts of what people do to many items at once, and undo. They are in {@code messages/act_*.properties}, by language. */
@MessageBundle(value = "act", locale = "en")
interface ActMessages {

    String undo();

    String title();

    String lead();

    String tooLargeToUndo(String most);

    String none();

    String what(String kind, int n);

    String undone(String kind);

    String undoneBy(String name, String moment);

    String nothingToUndo();

    String undoWay(Way way, int n);

    String undoReason();

    String undoneItems(int n);

    String alreadySo();

    String onlyCataloguers();

    String leftBecause(String reason);

    String semicolon();

    String moreItems(int n);

    String bulkTitle(String action, int n);

    String bulkDone(String action, int n);

    String nothingChosen();

    String leftOut();

    String changedMeanwhile();

    String typeNumber(String n);

    String typedOther(String n);
}
