package org.libraryexchange.record;

import java.util.Objects;
import java.util.Optional;
import org.libraryexchange.item.Binding;
import org.libraryexchange.json.Term;
import org.libraryexchange.picture.PictureDocument;
import org.libraryexchange.proof.LogSource;
import org.libraryexchange.proof.MessageType;

/** A log that one city writes: a topic with one partition. Its records name it as their source. */
public final class CityLog {

    /** What a log is for. */
    public enum Sort implements Term {
        /** The city's items. */
        ITEMS,
        /** What it tells its partners about their items. */
        EXCHANGE,
        /** Its letters to one other city, and everything about the letters that come from there. */
        LETTERS,
        /** The pictures of its items, and everything about those of its partners. */
        PICTURES,
        /** How far it has applied the item logs of its partners. */
        APPLIED;

        /** Whether such a log also carries what its city tells the partners about their logs of the sort. */
        public boolean carriesAnswers() {
            return this == LETTERS || this == PICTURES;
        }

        /** The largest document of such a log in bytes. */
        public int largestDocument() {
            return this == PICTURES ? PictureDocument.LARGEST_DOCUMENT : Binding.LARGEST_DOCUMENT;
        }

        /** Whether such logs carry messages of the type. */
        public boolean carries(MessageType type) {
            return switch (type) {
                case MARKER, MANIFEST, LISTING -> this == ITEMS || carriesAnswers();
                case RECEIPT, REISSUE_REQUEST, PROOF_REQUEST -> this == EXCHANGE || carriesAnswers();
                case APPLIED -> this == APPLIED || carriesAnswers();
                case DESKS -> this == LETTERS;
            };
        }
    }

    /** What every source begins with. */
    private static final String CITIES = LogSource.ofCity("");

    private final Sort sort;
    private final String city;
    private final String to;
    private final String topic;
    private final String source;
    private final Optional<String> documentType;

    private CityLog(Sort sort, String city, String to, String topic, String source) {
        this.sort = sort;
        this.city = city;
        this.to = to;
        this.topic = topic;
        this.source = source;
        this.documentType = switch (sort) {
            case ITEMS -> Optional.of("org.libraryexchange.item.v1");
            case LETTERS -> Optional.of("org.libraryexchange.letter.v1");
            case PICTURES -> Optional.of("org.libraryexchange.picture.v1");
            case EXCHANGE, APPLIED -> Optional.empty();
        };
    }

    /** The log of a city's items. */
    public static CityLog items(String city) {
        return new CityLog(Sort.ITEMS, city, null, Topics.items(city), LogSource.ofCity(city));
    }

    /** The log in which a city tells its partners about their items. */
    public static CityLog exchange(String city) {
        return new CityLog(Sort.EXCHANGE, city, null, Topics.exchange(city), LogSource.ofCity(city));
    }

    /** The log of a city's letters to another. */
    public static CityLog letters(String from, String to) {
        return new CityLog(Sort.LETTERS, from, to, Topics.letters(from, to), LogSource.ofLetters(from, to));
    }

    /** The log of the pictures of a city's items. */
    public static CityLog pictures(String city) {
        return new CityLog(Sort.PICTURES, city, null, Topics.pictures(city), LogSource.ofPictures(city));
    }

    /** The log in which a city tells how far it has applied the item logs of its partners. */
    public static CityLog applied(String city) {
        return new CityLog(Sort.APPLIED, city, null, Topics.applied(city), LogSource.ofCity(city));
    }

    public Sort sort() {
        return sort;
    }

    /** The only city that writes to the log. */
    public String city() {
        return city;
    }

    /** The city that letters are for; empty for other logs. */
    public Optional<String> to() {
        return Optional.ofNullable(to);
    }

    public String topic() {
        return topic;
    }

    /** The header {@code ce_source} of its records. */
    public String source() {
        return source;
    }

    /** The header {@code ce_type} of its documents; empty if it carries only messages. */
    public Optional<String> documentType() {
        return documentType;
    }

    /** Its name for people: the city, with what it is of unless that is items, such as {@code leeds/letters/hangzhou}. */
    public String name() {
        return source.substring(CITIES.length());
    }

    /** Name of a change, the same for the owner and its partners, and that of no other change in any log. */
    String change(long sequence) {
        return name() + "/" + sequence;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CityLog log && topic.equals(log.topic);
    }

    @Override
    public int hashCode() {
        return Objects.hash(topic);
    }

    @Override
    public String toString() {
        return topic;
    }
}
