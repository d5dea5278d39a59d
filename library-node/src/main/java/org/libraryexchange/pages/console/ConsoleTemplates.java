package org.libraryexchange.pages.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import org.libraryexchange.pages.console.ChartReader.Charts;
import org.libraryexchange.pages.console.OverviewReader.Now;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.web.Frame;

/** The templates of the ops pages and of their parts. */
@CheckedTemplate(basePath = "console")
final class ConsoleTemplates {

    private ConsoleTemplates() {}

    static native TemplateInstance access(AccessPages.Page page);

    static native TemplateInstance charts(Charts charts);

    static native TemplateInstance course(RunPages.Course course);

    static native TemplateInstance file(ImportsPages.Detail page);

    static native TemplateInstance foreign(ForeignPages.Page page);

    static native TemplateInstance guide(StaffFrame staff, RawString content);

    static native TemplateInstance imports(ImportsPages.Page page);

    static native TemplateInstance letters(RejectedLetterPages.Page page);

    static native TemplateInstance mirror(MirrorPages.Page page);

    static native TemplateInstance morning(DigestPages.Page page);

    static native TemplateInstance nights(NightsPages.Page page);

    static native TemplateInstance now(Now now);

    static native TemplateInstance overview(StaffFrame staff, Region now, Region charts);

    static native TemplateInstance progress(ImportsPages.Course course);

    static native TemplateInstance receipts(ProofPages.Course course);

    static native TemplateInstance record(RejectedPages.Detail page);

    static native TemplateInstance region(Region region);

    /** A region, with a title that replaces that of the page. */
    static native TemplateInstance refreshed(Region region, Frame frame);

    static native TemplateInstance rejected(RejectedPages.Page page);

    static native TemplateInstance staff(StaffPages.Page page);

    /** A page with nothing but a region. */
    static native TemplateInstance watched(StaffFrame staff, Region course);
}
