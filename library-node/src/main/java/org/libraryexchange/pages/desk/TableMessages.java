package org.libraryexchange.pages.desk;

import io.quarkus.qute.i18n.MessageBundle;
import org.libraryexchange.catalogue.imports.ImportState;
import org.libraryexchange.pages.desk.Spreadsheet.Fault;

/** The texts of tables that are read and imported. They are in {@code messages/table_*.properties}, by language. */
@MessageBundle(value = "table", locale = "en")
interface TableMessages {

    String file();

    String fileHint();

    String scheme();

    String schemeHint();

    String publish();

    String showChanges();

    String templates();

    String templatesLead();

    String schemeInvalid();

    String fault(Fault fault);

    String readingTitle();

    String whichSheet();

    String whichEncoding();

    String encoding(String name);

    String whichOrder(String date);

    String columnsLead();

    String columnsWrong(String what);

    String inTheFile();

    String itIs();

    String noHeading();

    String leaveOut();

    String columnsOf(String detail);

    String forAllRows();

    String forAllRowsHint();

    String sheetMerged();

    String sheetHidden();

    String checkMended();

    String refusedRows();

    String whyRefused();

    String changeColumns();

    String readAs(String label, String written, String read);

    String previewTitle();

    String previewLead();

    String previewMoved();

    String row();

    String moreRows(String n);

    String importRows();

    String item();

    String refusedLeftOut();

    String nothingToImport();

    String otherFile();

    String rowEffect(String effect);

    String settledValues();

    String settledLead();

    String settledFate(String fate);

    String settledValue(String label, String fate);

    String rowProblem(String row, String text);

    String statusLabel();

    String importState(ImportState state);
}
