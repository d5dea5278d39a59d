package org.libraryexchange.pages.browse;

import io.quarkus.qute.i18n.MessageBundle;
import org.libraryexchange.base.calendar.ChineseDate;
import org.libraryexchange.item.SolarTerm;

/** The texts of the catalogue pages. They are in {@code messages/browse_*.properties}, by language. */
@MessageBundle(value = "browse", locale = "en")
public interface BrowseMessages {

    // Terms of the contract.

    String kind(String kind);

    String form(String form);

    String occurrenceStatus(String status);

    String online();

    String itemStatus(String status);

    String audience(String audience);

    String access();

    String accessFeature(String feature);

    String relation(String rel);

    String role(String role);

    String rights(String rights);

    String authorityType(String type);

    String names();

    String source();

    String naming();

    // Times.

    String dayAndTime(String day, String time);

    String timeIn(String time, String place);

    String clock(String place);

    String year(String year);

    String years(String from, String to);

    String andMore(String next, int count);

    String statusAndDate(String status, String date);

    String inBothCalendars(String when, String chinese);

    String until(String day);

    String since(String day);

    String untilYear(String year);

    String sinceYear(String year);

    String about(String date);

    String uncertain(String date);

    String century(int number);

    String centuryBeforeChrist(int number);

    String decade(String year);

    String yearsBeforeChrist(int first, int last);

    String beforeChrist(int year);

    // The first page.

    String homeTitle();

    String homeLead(String own, String partners);

    String coming();

    String today();

    String nothingComing();

    String allComing(String day);

    String recentLead();

    String moreHistory();

    String items(long count, String shown);

    String counts();

    /** Says that a copy was identical. */
    // Search results.

    String resultsFor(String query);

    String browse();

    String found(int count, String shown, boolean complete);

    String narrow();

    String showFound();

    String facet(String facet);

    String withPicture();

    String labelled(String label, String value);

    String from();

    String to();

    String date();

    String applyDates();

    String applyYears();

    String around(String point, String kilometres);

    String within(String box);

    String key(String key);

    String changedSince(String time);

    String remove();

    String active();

    String removeAll();

    String order();

    String sort(String sort);

    String next();

    String first();

    String pages();

    String correction(String word);

    String noneOfAll();

    String someWords();

    String nothing();

    String didYouMean();

    String tryWords();

    String tryWithoutFilters();

    String tryAll();

    String asJson();

    String onlyIn(String language);

    String machineTranslated();

    String staleTranslation();

    String noted(String text, String note);

    // An item.

    String otherTitle(String language);

    String when();

    String whereYouAre();

    String otherDates(int count);

    String moreDates(int count);

    String allOver();

    String datesToBeAnnounced();

    String where();

    String coordinates();

    String nearby();

    String fromLibrary(String distance, boolean metres, String library);

    String onMaps();

    String amap();

    String admission();

    String free();

    String forWhom();

    String rule();

    String tradition();

    String subjects();

    String period();

    String extent();

    String heldBy();

    String shelfmark();

    String links();

    String licence();

    String credit(String credit);

    String pictures();

    String onItsWay(String city);

    String pictureGone(String why);

    String previousPicture();

    String nextPicture();

    String files();

    String iiif();

    String noAlt();

    String translatedBy(String language, String who);

    String libraryOf(String city);

    String sisters();

    String belongs(String relation, String city);

    String thisItem();

    String samePlace();

    String sameSubject(String subject);

    String sameDay(String day);

    String showAll();

    String notArrived(String city);

    String details();

    String provenance();

    String recordFrom(String library);

    String updated(String day);

    String json();

    String versions();

    String images();

    String withdrawn();

    String withdrawnOn(String city, String day);

    String draft();

    String backToForm();

    String wrong(String name, String value);

    String historyOfDates();

    String whatsOnLead(String own, String partners);

    String days();

    String comingUp();

    String thisWeekend();

    String nextWeekend();

    String byMonth();

    String later(String month);

    String aToZ();

    String branch();

    String allBranches();

    String calendarLead(String own, String partners);

    String chineseDay(ChineseDate day);

    String solarTerm(SolarTerm term);

    String holidays();

    String unannounced(String city, String year);

    String bothCities(int count);

    String allKinds();

    String kinds(String kind);

    String monthBefore();

    String monthAfter();

    String nothingOn();

    String nothingChosen();

    String asList();

    String finished();

    String editItem();

    String writeAbout();

    String offerTexts();

    String cancelled();

    // Harvests.

    String harvest();

    String harvestLead();

    String harvestIdentity();

    String harvestSets();

    String harvestRecords();

    String harvestHeads();

    String harvestName();

    String harvestAddress();

    String harvestContact();

    String harvestEarliest();

    String harvestFormat();

    String harvestStored(String when);

    String harvestDeleted();
}
