package org.libraryexchange.catalogue.harvest;

import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.node.NodeConfig.Partner;
import org.libraryexchange.base.node.PublicConfig;
import org.libraryexchange.catalogue.formats.DublinCore;
import org.libraryexchange.catalogue.formats.OaiAnswer.OaiRecord;
import org.libraryexchange.catalogue.formats.OaiAnswer.Origin;
import org.libraryexchange.catalogue.harvest.HarvestReader.Harvested;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.StoredDocument;

/** Makes records of items. */
@Singleton
record RecordMaker(RecordNames names, NodeConfig node, PublicConfig addresses, CityTitles cities) {

    OaiRecord of(Harvested item) {
        boolean deleted = Status.of(item.status()) != Status.PUBLISHED;
        return new OaiRecord(
                names.of(item.owner(), item.id()),
                item.stored(),
                List.of("owner", "owner:" + item.owner(), "kind", "kind:" + item.kind()),
                deleted,
                deleted || item.document() == null ? List.of() : metadata(item),
                origin(item));
    }

    private List<DublinCore.Entry> metadata(Harvested item) {
        return DublinCore.of(
                StoredDocument.read(new String(item.document(), StandardCharsets.UTF_8)),
                publisher(item.owner()),
                site(item.owner()) + "/items/" + item.id());
    }

    private Map<String, String> publisher(String owner) {
        Map<String, String> names = new TreeMap<>();
        for (Language language : Language.values()) {
            cities.library(owner, language).ifPresent(name -> names.put(language.tag(), name));
        }
        return names;
    }

    private Optional<Origin> origin(Harvested item) {
        return Optional.ofNullable(item.ownerStored())
                .map(stored -> new Origin(URI.create(site(item.owner()) + Oai.PATH), stored));
    }

    /** Where people and programs find the owner. */
    private URI site(String owner) {
        Partner partner = node.partners().get(owner);
        return partner == null
                ? addresses.publicAddress()
                : partner.publicAddress().orElse(partner.api());
    }
}
