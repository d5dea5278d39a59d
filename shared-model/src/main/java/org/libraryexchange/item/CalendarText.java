package org.libraryexchange.item;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalQuery;
import java.util.Locale;

/** Reads a date or local time from text in one form. Jackson's own readers also accept lists and surrounding spaces. */
abstract class CalendarText<T> extends StdScalarDeserializer<T> {

    static final String DATE = "uuuu-MM-dd";
    static final String TIME = "uuuu-MM-dd'T'HH:mm";

    private final transient DateTimeFormatter form;
    private final transient TemporalQuery<T> query;
    private final transient Class<T> type;

    private CalendarText(Class<T> type, String pattern, TemporalQuery<T> query) {
        super(type);
        this.type = type;
        this.form = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
        this.query = query;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return type.cast(context.handleUnexpectedToken(type, parser));
        }
        String text = parser.getText();
        try {
            return form.parse(text, query);
        } catch (DateTimeException e) {
            return type.cast(context.handleWeirdStringValue(type, text, "not of the form"));
        }
    }

    static final class OfDate extends CalendarText<LocalDate> {
        OfDate() {
            super(LocalDate.class, DATE, LocalDate::from);
        }
    }

    static final class OfTime extends CalendarText<LocalDateTime> {
        OfTime() {
            super(LocalDateTime.class, TIME, LocalDateTime::from);
        }
    }
}
