package org.libraryexchange.pages.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.catalogue.ContentRules;
import org.libraryexchange.item.Violation;

/** Notes of this city alone: whether somebody can be recognised in a picture, and whether they agree to be shown. */
@ApplicationScoped
class PicturePeople implements ContentRules.Consent {

    /** Who can be recognised. */
    enum People {
        NOBODY,
        ADULTS,
        CHILDREN;

        public String term() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Optional<People> of(String term) {
            return Stream.of(values()).filter(it -> it.term().equals(term)).findFirst();
        }
    }

    /**
     * What is noted of a picture.
     *
     * @param agreed whether they, or their parents, agree that both cities show it
     * @param sure whether somebody has confirmed this once more
     */
    public record Noted(String sha256, People people, boolean agreed, boolean sure) {

        static Noted nothing(String sha256) {
            return new Noted(sha256, People.NOBODY, false, false);
        }

        /** What is missing for both cities to show it. Pictures of children need a second confirmation. */
        private Optional<String> missing() {
            if (people != People.NOBODY && !agreed) {
                return Optional.of("people-agree");
            }
            return people == People.CHILDREN && !sure ? Optional.of("children-sure") : Optional.empty();
        }
    }

    private final Jdbi database;

    PicturePeople(Jdbi database) {
        this.database = database;
    }

    /** What is noted of the pictures of a form, by their SHA-256. */
    @Transactional
    Map<String, Noted> of(FormValues values) {
        return of(PictureFields.digests(values));
    }

    private Map<String, Noted> of(List<String> pictures) {
        return pictures.isEmpty()
                ? Map.of()
                : database.withHandle(handle -> handle.createQuery(
                                "select sha256, upper(people) as people, agreed, sure from picture_people where sha256 = any(:pictures)")
                        .bindArray("pictures", String.class, pictures)
                        .map(ConstructorMapper.of(Noted.class))
                        .collect(Collectors.toMap(Noted::sha256, noted -> noted)));
    }

    /** Notes what a form says of its pictures. */
    @Transactional
    void note(PostedForm form, FormValues values) {
        Map<String, Noted> before = of(values);
        for (String picture : PictureFields.digests(values)) {
            form.one("people/" + picture)
                    .flatMap(People::of)
                    .map(people -> new Noted(
                            picture,
                            people,
                            form.one("agreed/" + picture).isPresent(),
                            form.one("sure/" + picture).isPresent()))
                    .filter(noted -> !noted.equals(before.getOrDefault(picture, Noted.nothing(picture))))
                    .ifPresent(this::keep);
        }
    }

    /** Only of a picture that is here: what is noted of it goes with it. */
    private void keep(Noted noted) {
        database.useHandle(handle -> handle.createUpdate("""
                        insert into picture_people (sha256, people, agreed, sure)
                        select :sha256, :term, :agreed, :sure from pictures.item
                        where id = pictures.form_of(:sha256) and owner = (select name from city)
                            and (status in ('draft', 'published') or exists (select from pictures.kept where id = item.id))
                        for key share of item
                        on conflict (sha256) do update
                            set people = excluded.people, agreed = excluded.agreed, sure = excluded.sure
                        """)
                .bindMethods(noted)
                .bind("term", noted.people().term())
                .execute());
    }

    @Override
    @Transactional
    public Map<String, String> missing(List<String> pictures) {
        Map<String, String> missing = new HashMap<>();
        of(pictures).forEach((picture, noted) -> noted.missing().ifPresent(rule -> missing.put(picture, rule)));
        return missing;
    }

    /** What has to be answered before the pictures of a form are published. */
    List<Violation> violations(FormValues values) {
        Map<String, Noted> noted = of(values);
        List<String> pictures = PictureFields.digests(values);
        return pictures.stream()
                .flatMap(picture -> Optional.ofNullable(noted.get(picture)).flatMap(Noted::missing).stream()
                        .map(rule -> new Violation(
                                PictureFields.LIST + "/" + pictures.indexOf(picture) + "/file",
                                rule,
                                "is not told",
                                null)))
                .toList();
    }
}
