package org.libraryexchange.pages.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates of the pages for readers. */
@CheckedTemplate(basePath = "browse")
final class BrowseTemplates {

    private BrowseTemplates() {}

    static native TemplateInstance about(HomeReader.AboutPage page);

    static native TemplateInstance authority(AuthorityResource.AuthorityPage page);

    static native TemplateInstance calendar(WallCalendar.Page page);

    static native TemplateInstance comparison(RecordPages.ComparisonPage page);

    static native TemplateInstance document(RecordPages.DocumentPage page);

    static native TemplateInstance home(HomeReader.Page page);

    static native TemplateInstance images(RecordPages.ImagesPage page);

    static native TemplateInstance introduction(Introductions.Page page);

    static native TemplateInstance item(PublicItemPage page);

    static native TemplateInstance oai(OaiResource.OaiPage page);

    static native TemplateInstance pictures(RecordPages.PicturesPage page);

    static native TemplateInstance search(SearchPage page);

    static native TemplateInstance versions(RecordPages.VersionsPage page);

    static native TemplateInstance whatsOn(WhatsOnPage page);
}
