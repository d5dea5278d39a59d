package org.libraryexchange.browse;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the catalogue pages. The Chinese texts are in {@code messages/browse_zh.properties}. */
@MessageBundle(value = "browse", locale = "en")
public interface BrowseMessages {

    // Terms of the contract.

    @Message("{#switch kind}{#case 'cultural-event'}Event{#case 'festival'}Festival"
            + "{#case 'history-resource'}Local history{#else}{kind}{/switch}")
    String kind(String kind);

    @Message("{#switch form}{#case 'photograph'}Photograph{#case 'map'}Map{#case 'manuscript'}Manuscript"
            + "{#case 'printed-text'}Printed text{#case 'oral-history'}Oral history{#case 'film'}Film"
            + "{#case 'sound'}Sound recording{#case 'object'}Object{#case 'building'}Building{#else}{form}{/switch}")
    String form(String form);

    @Message("{#switch status}{#case 'scheduled'}As planned{#case 'cancelled'}Cancelled{#case 'postponed'}Postponed"
            + "{#case 'moved-online'}Moved online{#else}{status}{/switch}")
    String occurrenceStatus(String status);

    @Message("{#switch status}{#case 'published'}Published{#case 'withdrawn'}Withdrawn{#case 'erased'}Erased"
            + "{#case 'draft'}Draft{#else}{status}{/switch}")
    String itemStatus(String status);

    @Message("{#switch audience}{#case 'everyone'}everyone{#case 'families'}families{#case 'children'}children"
            + "{#case 'young-people'}young people{#case 'students'}students{#case 'adults'}adults"
            + "{#case 'older-people'}older people{#case 'schools'}schools{#case 'researchers'}researchers"
            + "{#else}{audience}{/switch}")
    String audience(String audience);

    @Message("{#switch rel}{#case 'about'}About{#case 'programme'}Programme{#case 'booking'}Booking"
            + "{#case 'video'}Video{#case 'audio'}Audio{#case 'catalogue-record'}Catalogue record"
            + "{#case 'finding-aid'}Finding aid{#case 'iiif-manifest'}Images (IIIF){#case 'related'}Related"
            + "{#else}{rel}{/switch}")
    String relation(String rel);

    @Message("{#switch role}{#case 'author'}Author{#case 'photographer'}Photographer{#case 'artist'}Artist"
            + "{#case 'cartographer'}Cartographer{#case 'calligrapher'}Calligrapher{#case 'publisher'}Publisher"
            + "{#case 'printer'}Printer{#case 'editor'}Editor{#case 'compiler'}Compiler{#case 'translator'}Translator"
            + "{#case 'architect'}Architect{#case 'engraver'}Engraver{#case 'painter'}Painter"
            + "{#case 'interviewer'}Interviewer{#case 'interviewee'}Interviewee{#case 'narrator'}Narrator"
            + "{#case 'director'}Director{#case 'composer'}Composer{#case 'performer'}Performer"
            + "{#case 'speaker'}Speaker{#case 'surveyor'}Surveyor{#case 'maker'}Maker{#case 'manufacturer'}Maker"
            + "{#case 'illustrator'}Illustrator{#case 'collector'}Collector{#case 'donor'}Donor{#case 'patron'}Patron"
            + "{#case 'builder'}Builder{#case 'sculptor'}Sculptor{#case 'founder'}Founder{#else}{role}{/switch}")
    String role(String role);

    @Message("{#switch rights}{#case 'InC'}In copyright{#case 'InC-OW-EU'}In copyright: EU orphan work"
            + "{#case 'InC-EDU'}In copyright: educational use permitted"
            + "{#case 'InC-NC'}In copyright: non-commercial use permitted"
            + "{#case 'InC-RUU'}In copyright: rights-holder not found"
            + "{#case 'NoC-CR'}No copyright: contractual restrictions"
            + "{#case 'NoC-NC'}No copyright: non-commercial use only"
            + "{#case 'NoC-OKLR'}No copyright: other legal restrictions"
            + "{#case 'NoC-US'}No copyright in the United States{#case 'CNE'}Copyright not evaluated"
            + "{#case 'UND'}Copyright undetermined{#case 'NKC'}No known copyright{#else}{rights}{/switch}")
    String rights(String rights);

    // Times.

    @Message("{day}, {time}")
    String dayAndTime(String day, String time);

    @Message("{time} ({place} time)")
    String timeIn(String time, String place);

    @Message("{place} time")
    String clock(String place);

    @Message("{year}")
    String year(String year);

    @Message("{from}–{to}")
    String years(String from, String to);

    @Message("{next}, and {count} more")
    String andMore(String next, int count);

    @Message("{when} ({chinese})")
    String inBothCalendars(String when, String chinese);

    @Message("until {day}")
    String until(String day);

    @Message("since {day}")
    String since(String day);

    @Message("until {year}")
    String untilYear(String year);

    @Message("{year} or later")
    String sinceYear(String year);

    @Message("about {date}")
    String about(String date);

    @Message("{date} (uncertain)")
    String uncertain(String date);

    @Message("{#switch number}{#case 21}21st{#case 1}1st{#case 2}2nd{#case 3}3rd{#else}{number}th{/switch} century")
    String century(int number);

    @Message("{#switch number}{#case 1}1st{#case 2}2nd{#case 3}3rd{#else}{number}th{/switch} century BC")
    String centuryBeforeChrist(int number);

    @Message("{year}s")
    String decade(String year);

    @Message("{first}–{last} BC")
    String yearsBeforeChrist(int first, int last);

    @Message("{year} BC")
    String beforeChrist(int year);

    // The first page.

    @Message("Two libraries, one catalogue")
    String homeTitle();

    @Message("Events, festivals and local history in {own} and {partners}.")
    String homeLead(String own, String partners);

    @Message("Coming up in both cities")
    String coming();

    @Message("{from} to {to}")
    String fromTo(String from, String to);

    @Message("Today")
    String today();

    @Message("No events announced yet.")
    String nothingComing();

    @Message("Everything until {day}")
    String allComing(String day);

    @Message("Local history")
    String recentHistory();

    @Message("Recently added")
    String recentLead();

    @Message("More local history")
    String moreHistory();

    @Message("{#if count == 1}1 item{#else}{shown} items{/if}")
    String items(long count, String shown);

    /**
     * Says that a copy was proved identical.
     *
     * @param withdrawn whether withdrawn items are among them, so that there are more than the page counts
     */
    @Message("{#if items == 0}copy last compared {at}, when there was nothing to compare{#else}copy of "
            + "{#if items == 1}1 item{#else}{shown} items{/if}{#if withdrawn}, counting those withdrawn,{/if}"
            + " proved identical {at}{/if}")
    String copyProved(String at, long items, String shown, boolean withdrawn);

    @Message("copy last compared {at}: {same} of {items} items identical; the others "
            + "{#if differing == 0}were not accepted here{#else}are being repaired{/if}")
    String copyDiffers(String at, String same, String items, long differing);

    @Message("; {#if changes == 1}1 change{#else}{shown} changes{/if} since then")
    String copyChanged(long changes, String shown);

    @Message("copy not compared yet")
    String copyUnproved();

    @Message("Catalogues")
    String counts();

    // About this site.

    @Message("About this site")
    String aboutTitle();

    @Message(
            "Here libraries describe the events, festivals and local history of their cities. Texts are in English and "
                    + "Chinese where somebody has translated them.")
    String aboutExchange();

    @Message("Each city’s site also has a copy of the other’s catalogue. The sites compare the copies every night and "
            + "repair what differs.")
    String aboutCopies();

    @Message("Libraries and contact")
    String aboutLibraries();

    @Message("Have you found a mistake, or do you have a question about an item? Write to the library of the city that "
            + "owns it: the page of the item names the city.")
    String aboutWriting();

    @Message("Have you found a mistake, or do you have a question about an item? Ask at the library of the city that "
            + "owns it: the page of the item names the city.")
    String aboutAsking();

    @Message("Using texts and pictures")
    String aboutUse();

    @Message("Each item names the licence of its texts, and each picture its source and its own licence if it has one.")
    String aboutLicences();

    @Message("Programs can read everything that is published here")
    String aboutPrograms();

    @Message("Your privacy")
    String aboutPrivacy();

    @Message("This site keeps the language and the colours that you choose in cookies. It sets no other cookies for "
            + "readers, and follows nobody. Some pictures come from their publishers’ sites.")
    String aboutCookies();

    // Search results.

    @Message("“{query}”")
    String resultsFor(String query);

    @Message("Browse the catalogues")
    String browse();

    @Message("{#if count == 0}Nothing found{#else if count == 1}1 item{#else if complete}{shown} items"
            + "{#else}More than {shown} items{/if}")
    String found(int count, String shown, boolean complete);

    @Message("Filter")
    String narrow();

    @Message("Show the results")
    String showFound();

    @Message("{#switch facet}{#case 'kind'}Kind{#case 'owner'}City{#case 'subject'}Subject{#case 'language'}Language"
            + "{#case 'year'}Year{#case 'decade'}Decade{#case 'century'}Century{#case 'form'}Form"
            + "{#case 'creator'}Creator{#case 'holder'}Held by{#case 'audience'}For{#case 'free'}Admission"
            + "{#case 'picture'}Pictures{#else}{facet}{/switch}")
    String facet(String facet);

    @Message("With a picture")
    String withPicture();

    @Message("{label}: {value}")
    String labelled(String label, String value);

    @Message("From")
    String from();

    @Message("To")
    String to();

    @Message("Date")
    String date();

    @Message("Apply dates")
    String applyDates();

    @Message("{kilometres} km around {point}")
    String around(String point, String kilometres);

    @Message("Within {box}")
    String within(String box);

    @Message("Identifier {key}")
    String key(String key);

    @Message("changed since {time}")
    String changedSince(String time);

    @Message("Remove")
    String remove();

    @Message("Active filters")
    String active();

    @Message("Clear filters")
    String removeAll();

    @Message("Sort")
    String order();

    @Message(
            "{#switch sort}{#case 'relevance'}Best match{#case 'date'}Date, earliest first"
                    + "{#case '-date'}Date, latest first{#case 'title'}Title{#case '-updated'}Recently changed{#else}{sort}{/switch}")
    String sort(String sort);

    @Message("Next page")
    String next();

    @Message("Back to the first page")
    String first();

    @Message("Pages of the list")
    String pages();

    @Message("No item contains “{word}”. Also searched for:")
    String correction(String word);

    @Message("Nothing in either catalogue matches.")
    String nothing();

    @Message("Try fewer or other words, in English or Chinese.")
    String tryWords();

    @Message("Search without filters")
    String tryWithoutFilters();

    @Message("Show all items")
    String tryAll();

    @Message("This list for programs (JSON)")
    String asJson();

    @Message("in {language} only")
    String onlyIn(String language);

    @Message("translated by a machine")
    String machineTranslated();

    @Message("translated from an earlier version")
    String staleTranslation();

    // What readers take along.

    @Message("Take it along")
    String takeAlong();

    @Message("Add to your calendar")
    String toCalendar();

    @Message("Subscribe to the dates")
    String subscribe();

    @Message("Dates of this list as a calendar")
    String listAsCalendar();

    @Message("Follow this list (Atom)")
    String listAsFeed();

    @Message("What is new in {city}")
    String feedOf(String city);

    @Message("Permanent link")
    String permanentLink();

    @Message("Share")
    String share();

    @Message("Cite")
    String cite();

    @Message("Credit line")
    String creditLine();

    @Message("Copy")
    String copy();

    @Message("Copied")
    String copied();

    @Message("{text} ({note})")
    String noted(String text, String note);

    // An item.

    @Message("When")
    String when();

    @Message("In your time zone: ")
    String whereYouAre();

    @Message("Earlier and later dates ({count})")
    String otherDates(int count);

    @Message("and {count} more, in the JSON document")
    String moreDates(int count);

    @Message("All dates have passed.")
    String allOver();

    @Message("Date to be announced")
    String datesToBeAnnounced();

    @Message("Where")
    String where();

    @Message("Coordinates")
    String coordinates();

    @Message("More nearby")
    String nearby();

    @Message("Map:")
    String onMaps();

    @Message("Amap")
    String amap();

    @Message("The place, among those of other items nearby")
    String amongNeighbours();

    @Message("The large dot is this place, the small ones are places of other items. North is up; the bar is {km} km.")
    String sketch(String km);

    @Message("Admission")
    String admission();

    @Message("Free")
    String free();

    @Message("For")
    String forWhom();

    @Message("When it falls")
    String rule();

    @Message("Customs")
    String tradition();

    @Message("Subjects")
    String subjects();

    @Message("Period")
    String period();

    @Message("Extent")
    String extent();

    @Message("Held by")
    String heldBy();

    @Message("Shelfmark")
    String shelfmark();

    @Message("Links")
    String links();

    @Message("Licence of the text: ")
    String licence();

    @Message("Picture: {credit}")
    String credit(String credit);

    @Message("Picture (no description)")
    String noAlt();

    @Message("{language} by {who}")
    String translatedBy(String language, String who);

    @Message("the {city} library")
    String libraryOf(String city);

    @Message("Identifiers")
    String identifiers();

    @Message("Also known as")
    String otherTitles();

    @Message("Sister items")
    String sisters();

    @Message(
            "{#switch relation}{#case 'same'}{city} describes it too{#case 'counterpart'}Its counterpart in {city}{/switch}")
    String belongs(String relation, String city);

    @Message("This item")
    String thisItem();

    @Message("Also at this place")
    String samePlace();

    @Message("More about “{subject}”")
    String sameSubject(String subject);

    @Message("Also on {day}")
    String sameDay(String day);

    @Message("Show all")
    String showAll();

    @Message("The item from {city} has not arrived here yet.")
    String notArrived(String city);

    @Message("Details")
    String details();

    @Message("Origin")
    String provenance();

    @Message("Owned by {city}")
    String ownedBy(String city);

    @Message("version {version}, {day}")
    String version(String version, String day);

    @Message("held here since {day}")
    String heldSince(String day);

    @Message("{#switch state}{#case 'proved'}proved identical {at}{#case 'rejected'}not accepted here"
            + "{#case 'differs'}differed when compared {at}; being repaired{#else}not compared yet{/switch}")
    String provedHere(String state, String at);

    @Message("{#switch state}{#case 'proved'}held in {city}, proved identical {at}"
            + "{#case 'rejected'}not accepted by {city}"
            + "{#case 'differs'}differed in {city} when compared {at}; being repaired"
            + "{#case 'received'}received by {city} as of {at}, not compared yet"
            + "{#else}on its way to {city}, or not compared there yet{/switch}")
    String provedThere(String state, String city, String at);

    @Message("JSON document")
    String json();

    @Message("Versions")
    String versions();

    @Message("Back to the item")
    String toItem();

    @Message("Version {number}")
    String versionNumber(String number);

    @Message("Version {number}, {moment}")
    String versionMade(String number, String moment);

    @Message("{#switch action}{#case 'created'}written{#case 'changed'}changed{#case 'published'}published"
            + "{#case 'withdrawn'}withdrawn{#case 'erased'}erased{#case 'adopted'}restored{#case 'kept'}restored"
            + "{#case 'found'}here before versions were noted{#else}{action}{/switch}")
    String versionAction(String action);

    @Message("Changed: {members}")
    String changed(String members);

    @Message(
            "{#switch member}{#case 'title'}title{#case 'summary'}summary{#case 'description'}description"
                    + "{#case 'status'}status{#case 'originalLanguage'}original language{#case 'subjects'}subjects"
                    + "{#case 'place'}place{#case 'media'}pictures and files{#case 'links'}links{#case 'identifiers'}identifiers"
                    + "{#case 'licence'}licence{#case 'attribution'}attribution{#case 'event'}event{#case 'festival'}festival"
                    + "{#case 'history'}history details{#case 'sisters'}sister items{#case 'withdrawal'}withdrawal"
                    + "{#case 'translated'}notes on translations{#case 'corrected'}notes on corrections{#else}{member}{/switch}")
    String member(String member);

    @Message("Earlier versions")
    String earlierVersions();

    @Message("This is the latest version that has come from {city}.")
    String versionsElsewhere(String city);

    @Message("All versions in {city}")
    String versionsOf(String city);

    @Message("This is what programs read of the item.")
    String forPrograms();

    @Message("Download {file}")
    String download(String file);

    @Message("Images")
    String images();

    @Message("The images come from {host}, which learns your address when you look at them here.")
    String imagesFrom(String host);

    @Message("This page cannot show them, because {host} offers them without encryption.")
    String imagesUnencrypted(String host);

    @Message("The images are shown by a script, which your browser does not run.")
    String imagesNeedScript();

    @Message("Image $n of $m")
    String imagePlace();

    @Message("Previous image")
    String previousImage();

    @Message("Next image")
    String nextImage();

    @Message("Zoom in")
    String zoomIn();

    @Message("Zoom out")
    String zoomOut();

    @Message("{host} does not answer with a list of images that this page can read.")
    String imagesFailed(String host);

    @Message("This image cannot be loaded.")
    String imageFailed();

    @Message("Other viewers that read IIIF take this address:")
    String manifestHint();

    @Message("Manifest (JSON)")
    String manifestFile();

    @Message("This item has been withdrawn")
    String withdrawn();

    @Message("{city} withdrew it on {day}. This page stays for readers who have a link to it.")
    String withdrawnOn(String city, String day);

    @Message("This is a draft. Readers cannot see it.")
    String draft();

    @Message("Back to the form")
    String backToForm();

    @Message("{#switch name}{#case 'q'}There is no word to search for in “{value}”, or it is too long."
            + "{#case 'from'}“{value}” is not a date.{#case 'to'}“{value}” is not a date, or it is before the first day."
            + "{#case 'cursor'}The page that you asked for is no longer there. This is the first one."
            + "{#else}“{value}” means nothing here and was left out.{/switch}")
    String wrong(String name, String value);

    @Message("Local history of these dates")
    String historyOfDates();

    @Message("What’s on")
    String whatsOn();

    @Message("Events and festivals in {own} and {partners}, day by day.")
    String whatsOnLead(String own, String partners);

    @Message("Festivals")
    String festivals();

    @Message("Days")
    String days();

    @Message("Coming up")
    String comingUp();

    @Message("This weekend")
    String thisWeekend();

    @Message("By month")
    String byMonth();

    @Message("{#if count == 2}Both cities{#else}All cities{/if}")
    String bothCities(int count);

    @Message("Events and festivals")
    String allKinds();

    @Message("{#switch kind}{#case 'cultural-event'}Events{#else}Festivals{/switch}")
    String kinds(String kind);

    @Message("Previous month")
    String monthBefore();

    @Message("Next month")
    String monthAfter();

    @Message("Nothing is planned for these days yet.")
    String nothingOn();

    @Message("Search in these days")
    String asList();

    @Message("finished")
    String finished();

    @Message("Edit this item")
    String editItem();

    @Message("Write about this item")
    String writeAbout();

    @Message("Offer a translation or correction")
    String offerTexts();

    @Message("All upcoming dates are cancelled")
    String cancelled();
}
