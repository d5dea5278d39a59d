package org.libraryexchange.pages.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.libraryexchange.pages.browse.AboutResource.AboutPage;
import org.libraryexchange.pages.browse.RecordPages.DocumentPage;
import org.libraryexchange.pages.browse.RecordPages.ImagesPage;

/** The templates of the pages for readers. */
@CheckedTemplate(basePath = "browse")
final class BrowseTemplates {

    private BrowseTemplates() {}

    static native TemplateInstance about(AboutPage page);

    static native TemplateInstance document(DocumentPage page);

    static native TemplateInstance home(HomePage page);

    static native TemplateInstance images(ImagesPage page);

    static native TemplateInstance item(PublicItemPage page);

    static native TemplateInstance search(SearchPage page);

    static native TemplateInstance versions(VersionsPage page);

    static native TemplateInstance whatsOn(WhatsOnPage page);
}
