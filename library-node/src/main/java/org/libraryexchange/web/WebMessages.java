package org.libraryexchange.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What all pages say. The Chinese stands in {@code messages/web_zh.properties}. */
@MessageBundle(value = "web", locale = "en")
public interface WebMessages {

    @Message("{own} library catalogue")
    String siteAlone(String own);

    @Message("{own} and {partners} library catalogues")
    String site(String own, String partners);

    @Message("Library exchange")
    String brand();

    @Message("Skip to the content")
    String skip();

    @Message("Language")
    String language();

    @Message("Show pages dark")
    String makeDark();

    @Message("Show pages light")
    String makeLight();

    @Message("Colours as the device is set")
    String asDevice();

    @Message("Search both catalogues")
    String searchLabel();

    @Message("Events, festivals, local history")
    String searchHint();

    @Message("Search")
    String search();

    @Message("Interface for programs")
    String api();

    @Message("This node keeps the catalogue of {own} and an exact copy of the one of {partners}.")
    String about(String own, String partners);

    @Message("This node keeps the catalogue of {own}.")
    String aboutAlone(String own);

    @Message("To the first page")
    String toHome();

    @Message("{#switch sort}"
            + "{#case 'not-found'}There is nothing at this address"
            + "{#case 'invalid-parameter'}This address cannot be understood"
            + "{#case 'invalid-cursor'}This page of the list is no longer there"
            + "{#case 'erased'}This item has been erased"
            + "{#case 'unavailable'}The catalogue does not answer at the moment"
            + "{#case 'busy'}Too many readers at a time"
            + "{#case 'internal-error'}Something went wrong here"
            + "{#else}This request cannot be served"
            + "{/switch}")
    String errorTitle(String sort);

    @Message("{#switch sort}"
            + "{#case 'not-found'}It may have been mistyped, or the item was never published. Search for it instead."
            + "{#case 'invalid-parameter'}A part of it is unknown, or has a value that is not possible here."
            + "{#case 'invalid-cursor'}The list has changed or belongs to another search. Begin it again."
            + "{#case 'erased'}Its owner has removed it for good, in both cities."
            + "{#case 'unavailable'}It will as a rule be back within a minute. Please try again then."
            + "{#case 'busy'}Please try again in a few seconds."
            + "{#case 'internal-error'}The failure has been noted. If it happens again, tell us the number below."
            + "{#else}Go back, or begin at the first page."
            + "{/switch}")
    String errorText(String sort);

    @Message("Technical detail: ")
    String errorDetail();

    @Message("Number of this failure: ")
    String errorTrace();
}
