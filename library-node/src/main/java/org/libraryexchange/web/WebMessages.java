package org.libraryexchange.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of all pages. The Chinese ones are in {@code messages/web_zh.properties}. */
@MessageBundle(value = "web", locale = "en")
public interface WebMessages {

    @Message("{own} library catalogue")
    String siteAlone(String own);

    @Message("{own} and {partners} library catalogues")
    String site(String own, String partners);

    @Message("Library exchange")
    String brand();

    @Message("Catalogue")
    String places();

    @Message("What’s on")
    String whatsOn();

    @Message("Festivals")
    String festivals();

    @Message("Local history")
    String history();

    @Message("Skip to content")
    String skip();

    @Message("Language")
    String language();

    @Message("Dark mode")
    String makeDark();

    @Message("Light mode")
    String makeLight();

    @Message("Use device colours")
    String asDevice();

    @Message("Search both catalogues")
    String searchLabel();

    @Message("Events, festivals, local history")
    String searchHint();

    @Message("Search")
    String search();

    @Message("API")
    String api();

    @Message("About and contact")
    String aboutSite();

    @Message("This site holds the {own} catalogue and a copy of the {partners} catalogue.")
    String about(String own, String partners);

    @Message("This site holds the {own} catalogue.")
    String aboutAlone(String own);

    @Message("Go to the home page")
    String toHome();

    @Message("{#switch sort}"
            + "{#case 'not-found'}Page not found"
            + "{#case 'invalid-parameter'}This address is not valid"
            + "{#case 'invalid-cursor'}This page of the list no longer exists"
            + "{#case 'erased'}This item has been erased"
            + "{#case 'unavailable'}The catalogue is not available right now"
            + "{#case 'busy'}Too many readers right now"
            + "{#case 'search-starting'}The search is being prepared"
            + "{#case 'internal-error'}Something went wrong here"
            + "{#case 'forbidden'}You do not have permission for this"
            + "{#else}This request cannot be handled"
            + "{/switch}")
    String errorTitle(String sort);

    @Message("{#switch sort}"
            + "{#case 'not-found'}The address may be mistyped, or the item was never published. Try a search."
            + "{#case 'invalid-parameter'}Part of it is unknown or has a value that is not allowed."
            + "{#case 'invalid-cursor'}The list has changed, or this link belongs to another search. Start the list again."
            + "{#case 'erased'}Its owner has erased it for good, in both cities."
            + "{#case 'unavailable'}It is usually back within a minute. Please try again then."
            + "{#case 'busy'}Please try again in a few seconds."
            + "{#case 'search-starting'}This takes a minute or so. Please try again then."
            + "{#case 'internal-error'}The error has been logged. If it happens again, tell us the number below."
            + "{#case 'forbidden'}If your work needs it, ask an operator for the role."
            + "{#else}Go back, or start from the home page."
            + "{/switch}")
    String errorText(String sort);

    @Message("Technical detail: ")
    String errorDetail();

    @Message("Error number: ")
    String errorTrace();
}
