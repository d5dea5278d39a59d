package org.libraryexchange.catalogue.sources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.libraryexchange.catalogue.imports.ImportForm;
import org.libraryexchange.catalogue.imports.ImportRequest;
import org.libraryexchange.catalogue.imports.TableImports;
import org.libraryexchange.catalogue.imports.TablePreview.Row;
import org.libraryexchange.catalogue.sources.SourcePreview.Refused;
import org.libraryexchange.catalogue.sources.SourcePreview.Settled;
import org.libraryexchange.catalogue.sources.SourcePreview.Shown;
import org.libraryexchange.item.Item;

/** Shows what a source would bring, by the rules of a fetch and of an import. Nothing is stored. */
@ApplicationScoped
class SourcePreviews {

    private final Sources sources;
    private final TableImports imports;
    private final OwnRecords others;

    SourcePreviews(Sources sources, TableImports imports, OwnRecords others) {
        this.sources = sources;
        this.imports = imports;
        this.others = others;
    }

    @RolesAllowed(Sources.KEEPER)
    SourcePreview of(Source source) {
        try {
            return new SourcePreview(shown(source, sources.sample(source)), Optional.empty(), Optional.empty());
        } catch (SourceFailedException e) {
            return new SourcePreview(
                    List.of(),
                    Optional.of(e.trouble()),
                    Optional.of(e.getMessage()).filter(detail -> !detail.isEmpty()));
        }
    }

    private List<Shown> shown(Source source, List<Map<String, String>> records) {
        SourceMapping.Reader reader = source.mapping().reader(source.kind(), source.scheme());
        List<Shown> read = new ArrayList<>();
        List<ObjectNode> documents = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Map<String, String> cells : records) {
            Optional<ObjectNode> document = reader.document(cells);
            boolean isOwn = others.has(cells);
            boolean isNew =
                    document.map(SourceMapping::identifier).filter(seen::add).isPresent();
            if (!isOwn && isNew) {
                document.get().remove("status");
                documents.add(document.get());
            }
            String why = isOwn ? "own" : document.isEmpty() ? "unusable" : isNew ? "" : "repeated";
            read.add(new Shown(cells, document, why, Optional.empty(), List.of(), List.of()));
        }
        Iterator<Row> rows = rows(source, documents).iterator();
        return read.stream()
                .map(record -> record.effect().isEmpty() ? with(record, rows.next()) : record)
                .toList();
    }

    private List<Row> rows(Source source, List<ObjectNode> documents) {
        if (documents.isEmpty()) {
            return List.of();
        }
        byte[] lines = documents.stream()
                .map(document -> document + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        return imports.preview(lines, ImportRequest.ofSource(ImportForm.NDJSON, source.scheme(), source.status(), 0))
                .rows();
    }

    private static Shown with(Shown record, Row row) {
        return new Shown(
                record.cells(),
                record.document(),
                row.term(),
                row.before().map(Item::id),
                row.noted().stream()
                        .map(noted -> new Settled(noted.pointer(), noted.fate().term()))
                        .toList(),
                row.problems().stream()
                        .map(problem -> new Refused(problem.column(), problem.rule(), problem.hint()))
                        .toList());
    }
}
