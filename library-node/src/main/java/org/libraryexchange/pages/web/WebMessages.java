package org.libraryexchange.pages.web;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of all pages. They are in {@code messages/web_*.properties}, by language. */
@MessageBundle(value = "web", locale = "en")
public interface WebMessages {

    String siteAlone(String own);

    String site(String own, String partners);

    String brand();

    String demonstration();

    String places();

    String whatsOn();

    String festivals();

    String calendar();

    String history();

    String skip();

    String language();

    String makeDark();

    String makeLight();

    String asDevice();

    String searchLabel();

    String searchHint();

    String search();

    String api();

    String aboutSite();

    String introduction(String city);

    String about(String own, String partners);

    String aboutAlone(String own);

    String toHome();

    String toDesk();

    String toOps();

    String toForm();

    String errorTitle(String sort);

    String errorText(String sort);

    String errorAtDesk(String sort);

    String errorTooLarge(long megabytes);

    String errorDetail();

    String errorTrace();
}
