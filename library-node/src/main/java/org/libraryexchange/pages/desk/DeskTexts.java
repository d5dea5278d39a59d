package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.locale.City;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.locale.Dates;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.catalogue.imports.KnownColumns;
import org.libraryexchange.catalogue.pictures.PictureRefusal;
import org.libraryexchange.item.Violation;
import org.libraryexchange.pages.browse.BrowseMessages;
import org.libraryexchange.pages.browse.Licence;
import org.libraryexchange.pages.browse.Periods;
import org.libraryexchange.pages.desk.DeskFilters.Filter;
import org.libraryexchange.pages.desk.DeskLists.State;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.BrokenRules;
import org.libraryexchange.pages.web.Visit;

/**
 * Words things for one page of the desk, with times by the clock of the node's city.
 *
 * @param people what the holder of an account is called
 */
record DeskTexts(Visit visit, CityTitles titles, UnaryOperator<String> people, ZoneId zone) {

    /** The title of an item, with its language. */
    record Title(String language, String text) {}

    private static final String ONE_OF = "must be one of ";
    private static final int ISO_DAY = 10;
    private static final int SHORT = 8;
    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(?:T.*)?");
    private static final Pattern ROW = Pattern.compile("(.+)/(\\d{1,4})/.+");

    public Language language() {
        return visit.language();
    }

    DeskMessages words() {
        return language().messages(DeskMessages.class);
    }

    /** The terms of the contract, as readers see them. */
    BrowseMessages terms() {
        return language().messages(BrowseMessages.class);
    }

    ActMessages acts() {
        return language().messages(ActMessages.class);
    }

    TableMessages table() {
        return language().messages(TableMessages.class);
    }

    OfferMessages offers() {
        return language().messages(OfferMessages.class);
    }

    /** The languages of the pages. */
    public List<String> languages() {
        return Stream.of(Language.values()).map(Language::tag).toList();
    }

    /** All cities, the node's own first. */
    public List<City> cities() {
        return titles.all(language());
    }

    /** The lists of own items. */
    public List<State> states() {
        return List.of(State.values());
    }

    /** The node's city. */
    public String own() {
        return titles.own(language()).term();
    }

    public City city(String term) {
        return titles.of(term, language());
    }

    public String number(Number number) {
        return language().number(number.longValue());
    }

    /** Whether a language is that of the page, in whatever script. */
    boolean isReaders(String tag) {
        return Language.of(tag).equals(Optional.of(language()));
    }

    public String link(String path) {
        return visit.link(path);
    }

    String link(Address address) {
        return visit.link(address);
    }

    /** What a person is called on pages in this language. */
    public String person(String account) {
        return people.apply(account);
    }

    /** The address of an item at the desk. */
    public String editor(UUID item) {
        return link(DeskItems.address(item));
    }

    /** The address of the page that readers see. */
    public String reader(UUID item) {
        return link("/items/" + item);
    }

    /** The address at which a page's script finds sister items. */
    public String sisters(UUID item) {
        return link(DeskItems.address(item) + "/sisters");
    }

    public String history(UUID item) {
        return link(DeskItems.address(item) + "/history");
    }

    public String letter(UUID letter) {
        return link(LetterViews.LETTERS + "/" + letter);
    }

    /** A link with a parameter. */
    public String link(String path, String name, String value) {
        return visit.link(Address.of(path).with(name, value));
    }

    public String moment(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        Dates dates = new Dates(language());
        return dates.day(local) + " " + dates.time(local);
    }

    private RuleTerms ruleTerms() {
        return new RuleTerms(language(), words());
    }

    /** What stands in a choice while nothing is chosen. */
    String none(String field) {
        return RuleFields.member(field).map(ruleTerms()::none).orElseGet(words()::notStated);
    }

    /** The name of a term in a choice. */
    String term(String field, String term) {
        return switch (field) {
            case "kind" -> terms().kind(term);
            case "licence", "media/licence", "pictures/licence" ->
                Licence.of(term).map(Licence::name).orElse(term);
            case "originalLanguage" -> language().nameOf(term);
            case "occurrences/status" -> terms().occurrenceStatus(term);
            case "links/rel" -> terms().relation(term);
            case "sisters/relation" -> words().sisterRelation(term);
            case "event/audience", "audience-add", "audience-remove" -> terms().audience(term);
            case "event/access/features" -> terms().accessFeature(term);
            case "history/form" -> terms().form(term);
            case "event/admission/free" -> term.equals("true") ? words().yesFree() : words().noFree();
            default ->
                RuleFields.member(field)
                        .map(member -> ruleTerms().of(member, term))
                        .orElse(term);
        };
    }

    /** The title in the page's language; in any other if there is none; a word for none if there is none at all. */
    public Title shown(FormValues values) {
        return Stream.concat(Stream.of(language().tag()), values.languages("/title").stream())
                .map(tag -> new Title(tag, values.text("/title/" + tag)))
                .filter(title -> !title.text().isEmpty())
                .findFirst()
                .orElseGet(this::untitled);
    }

    /** The title of an item of any city: in the reader's language, or else the original, or else in any. */
    Title shown(JsonNode document) {
        String original = document.path("originalLanguage").asText();
        return document.path("title").properties().stream()
                .min(Comparator.comparing((Map.Entry<String, JsonNode> title) -> !isReaders(title.getKey()))
                        .thenComparing(title -> !title.getKey().equals(original)))
                .map(title -> new Title(title.getKey(), title.getValue().asText()))
                .orElseGet(this::untitled);
    }

    private Title untitled() {
        return new Title(language().tag(), words().untitled());
    }

    public String title(FormValues values) {
        return shown(values).text();
    }

    /** The name of a field in the messages. */
    public String key(String pointer) {
        return FormValues.key(pointer);
    }

    /** The id of a field's element. */
    public String id(String pointer) {
        return FormValues.id(pointer);
    }

    /** The name of a field, with its row and its language if it has them. */
    public String label(String pointer) {
        Matcher row = ROW.matcher(pointer);
        return row.matches()
                ? words().inRow(
                                words().row(FormValues.key(row.group(1)), Integer.parseInt(row.group(2)) + 1),
                                inLanguage(pointer))
                : inLanguage(pointer);
    }

    private String inLanguage(String pointer) {
        String label = words().label(FormValues.key(pointer));
        int last = pointer.lastIndexOf('/');
        String tag = pointer.substring(last + 1);
        // Members such as id and to are tags of languages as well. They have names of their own.
        boolean isText = label.equals(FormValues.key(pointer)) && last > 0 && (tag.contains("-") || tag.length() == 2);
        return isText
                ? words().inLanguage(
                                words().label(FormValues.key(pointer.substring(0, last))),
                                language().nameOf(tag))
                : label;
    }

    /** What somebody has chosen in a filter of a list. */
    String filterValue(Filter filter, String value) {
        return switch (filter) {
            case KIND -> terms().kind(value);
            case AUDIENCE -> terms().audience(value);
            case WITH, WITHOUT -> language().nameOf(value);
            case LACKS -> words().label(value);
            case SOURCE -> words().source(value);
            case FROM, TO -> new Dates(language()).dayWithWeekday(LocalDate.parse(value));
            case Q, PLACE, BY -> value;
        };
    }

    /** A period in EDTF as readers see it. */
    String period(String edtf) {
        return new Periods(new Dates(language()), terms()).of(edtf);
    }

    /** The text of a field as its form shows it: a term by its name. */
    public String text(String pointer, String text) {
        if (text.isEmpty()) {
            return "";
        }
        // Of a file, its beginning tells pictures apart.
        return PictureFields.read(text)
                .map(picture -> picture.sha256().substring(0, SHORT))
                .orElseGet(() -> term(FormValues.key(pointer), text));
    }

    /** What is wrong with a field. The desk has words of its own for some rules; for the others, everybody hears the same. */
    String problem(String label, Violation violation) {
        String rule = violation.rule();
        String key = violation.pointer().isEmpty() ? "" : FormValues.key(FormValues.fieldOf(violation.pointer()));
        String told = Stream.of(key + " " + rule, rule)
                .map(words()::broken)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .or(() -> key.equals("pictures/file") ? ofFile(rule) : Optional.empty())
                .orElseGet(() -> BrokenRules.in(language(), rule, named(key, violation.message())));
        // A whole sentence of English needs no label.
        return Character.isUpperCase(told.charAt(0)) ? told : words().problem(label, told);
    }

    /** What a rule allows, by the names that people choose by. */
    private String named(String field, String hint) {
        return hint.startsWith(ONE_OF)
                ? Stream.of(hint.substring(ONE_OF.length()).split(", "))
                        .map(term -> term(field, term))
                        .collect(Collectors.joining(language().comma(), ONE_OF, ""))
                : hint;
    }

    /** Why a file is no picture. */
    private Optional<String> ofFile(String rule) {
        return Optional.of(rule)
                .filter(PictureRefusal::isRule)
                .map(language().messages(PictureMessages.class)::pictureRefused);
    }

    /** What is wrong with a row of a table. */
    public String problem(String column, String rule, String hint) {
        return column.isEmpty() ? BrokenRules.in(language(), rule, hint) : problem(column(column), column, rule, hint);
    }

    /** The same, with what the table calls the column. */
    String problem(String label, String column, String rule, String hint) {
        // A column has days and hours together, which a form has apart.
        String member =
                KnownColumns.pointer(column).replaceFirst("^/(?:event|festival)/occurrences/\\d+", "/occurrences");
        return problem(label, new Violation(member, rule, hint, null));
    }

    /** The name of a column of a table, or of a member. */
    public String column(String column) {
        String pointer = FormValues.fieldOf(KnownColumns.pointer(column));
        Matcher row = ROW.matcher(pointer);
        return row.matches()
                ? words().inRow(words().label(FormValues.key(row.group(1))), inLanguage(pointer))
                : inLanguage(pointer);
    }

    /** What was read from a cell, as people write it. */
    String cell(String column, String read) {
        if (ISO.matcher(read).matches()) {
            LocalDate day = LocalDate.parse(read.substring(0, ISO_DAY));
            return new Dates(language()).dayWithWeekday(day)
                    + read.substring(ISO_DAY).replace("T", " ");
        }
        return term(FormValues.key(KnownColumns.pointer(column)), read);
    }
}
