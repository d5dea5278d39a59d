package org.libraryexchange.pages.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates of the desk's pages, and of the parts of pages that scripts ask for. */
@CheckedTemplate(basePath = "desk")
final class DeskTemplates {

    private DeskTemplates() {}

    static native TemplateInstance error(DeskErrors.FramedPage page);

    static native TemplateInstance overview(DeskOverviewResource.OverviewPage page);

    static native TemplateInstance arrivals(DeskOverviewResource.ArrivalsPage page);

    static native TemplateInstance year(YearResource.YearPage page);

    static native TemplateInstance yearList(YearResource.ListPage page);

    static native TemplateInstance items(ListResource.ListPage page);

    static native TemplateInstance item(ItemPages.ItemPage page);

    static native TemplateInstance sisters(ItemPages.SisterChoices found);

    static native TemplateInstance rule(RulePreviews.Preview preview);

    static native TemplateInstance merge(ItemPages.MergePage page);

    static native TemplateInstance withdraw(ItemPages.WithdrawPage page);

    static native TemplateInstance history(HistoryResource.HistoryPage page);

    static native TemplateInstance reviews(ReviewResource.ListPage page);

    static native TemplateInstance review(ReviewResource.ReviewPage page);

    static native TemplateInstance compare(HistoryResource.ComparePage page);

    static native TemplateInstance acts(ActResource.ActsPage page);

    static native TemplateInstance undo(ActResource.UndoPage page);

    static native TemplateInstance bulkEdit(BulkResource.EditPage page);

    static native TemplateInstance staff(DeskStaffResource.StaffPage page);

    static native TemplateInstance invited(DeskStaffResource.InvitedPage page);

    static native TemplateInstance heldList(HeldResource.ListPage page);

    static native TemplateInstance held(HeldResource.HeldPage page);

    static native TemplateInstance pictures(TakedownResource.PicturesPage page);

    static native TemplateInstance picture(TakedownResource.PicturePage page);

    static native TemplateInstance erase(ErasureResource.ErasurePage page);

    static native TemplateInstance library(LibraryResource.LibraryPage page);

    static native TemplateInstance audit(AuditResource.AuditPage page);

    static native TemplateInstance bulk(BulkResource.BulkPage page);

    static native TemplateInstance bulkDone(BulkResource.DonePage page);

    static native TemplateInstance importTable(ImportPages.ImportPage page);

    static native TemplateInstance importReading(ReadingPage page);

    static native TemplateInstance importPreview(ImportPages.PreviewPage page);

    static native TemplateInstance importRun(ImportRunResource.RunPage page);

    static native TemplateInstance sources(SourceResource.ListPage page);

    static native TemplateInstance source(SourceResource.SourcePage page);

    static native TemplateInstance translations(TranslationsResource.WorkPage page);

    static native TemplateInstance settled(SettledResource.SettledPage page);

    static native TemplateInstance letters(LetterListResource.InboxPage page);

    static native TemplateInstance lettersFound(LetterListResource.SearchPage page);

    static native TemplateInstance thread(LetterThreadResource.ThreadPage page);

    static native TemplateInstance letterSure(LetterActResource.SurePage page);

    static native TemplateInstance letter(LetterFormPage page);

    static native TemplateInstance letterStale(LetterFormViews.StalePage page);

    static native TemplateInstance offer(OfferEditor page);

    static native TemplateInstance offerAgain(OfferDecision.DecisionPage page);
}
