// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import io.rollcall.export.ExportFiles;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.StrictText;
import io.rollcall.proof.check.ProofCheck;
import io.rollcall.proof.check.TlogProof;
import io.rollcall.proof.check.TrustPolicy;
import io.rollcall.proof.leaf.RecordedEvent;
import io.rollcall.proof.note.NoteVerifier;
import io.rollcall.proof.note.SignedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall audit check}: needs the files and the keys, and no server, network or token. */
@Command(
        name = "check",
        description = "Checks, without any server, that an event, or each of an export, is in the log of a key.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall audit check 1024.tlog-proof --key rollcall.example/0d3c..+5f4e..+AQ..",
            "  rollcall audit check 1024.tlog-proof --key rollcall.example/0d3c..+5f4e..+AQ.. \\",
            "    --witness witness.example/w1+0a1b..+BA.. --cosignatures 1",
            "  rollcall audit check export --key rollcall.example/0d3c..+5f4e..+AQ.."
        })
final class AuditCheckCommand implements Callable<Integer> {

    private static final String PROOF = ".tlog-proof";
    private static final String EVENT = ".event.json";
    private static final int LARGEST_EVENT = 64 * 1024 * 1024;

    @ParentCommand
    private AuditCommand audit;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "The proof, as 'audit prove' writes it; or the folder of an export.")
    private Path file;

    @Option(
            names = "--event",
            paramLabel = "FILE",
            description =
                    "The event as it is stored; otherwise the file beside the proof that ends with " + EVENT + ".")
    private @Nullable Path event;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "VKEY",
            description = "A public key of the log, name+id+base64; once for each, and one that has signed is enough.")
    private List<String> keys;

    @Option(names = "--witness", paramLabel = "VKEY", description = "A public key of a witness; once for each.")
    private List<String> witnesses = List.of();

    @Option(
            names = "--cosignatures",
            paramLabel = "N",
            defaultValue = "0",
            description = "Of how many of these witnesses cosignatures are wanted; otherwise of none.")
    private int cosignatures;

    @Override
    public Integer call() {
        try {
            if (Files.isDirectory(file)) {
                var checked = new FolderCheck(new ExportFiles(file), policy(), new Progress(terminal())).check();
                show(checked.summary(), checked.json(), checked.believed());
            } else {
                checkOne();
            }
            return ExitCode.OK;
        } catch (IOException | UncheckedIOException e) {
            throw new Failure(ExitCode.NO_INPUT, "This cannot be read: " + e.getMessage() + ".");
        } catch (ProofRefused e) {
            throw new Failure(ExitCode.DATA, "Not proven: " + e.getMessage() + ".");
        }
    }

    private void checkOne() throws ProofRefused {
        var check = new ProofCheck(policy());
        var proofBytes = BoundedFile.read(file, TlogProof.MAX_BYTES);
        var eventBytes = BoundedFile.read(event == null ? beside() : event, LARGEST_EVENT);
        var proven = RecordedEvent.parse(StrictText.utf8(eventBytes));
        var believed = check.check(TlogProof.parse(proofBytes), proven);
        var summary = "Proven: " + proven.type() + " of " + proven.aggregate() + ", recorded at "
                + proven.recordedAt() + ", is event " + proven.position() + " of "
                + believed.checkpoint().size() + ".";
        show(summary, json(proven), believed);
    }

    private TrustPolicy policy() {
        try {
            return new TrustPolicy(parsed(keys), parsed(witnesses), cosignatures);
        } catch (ProofRefused | IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, e.getMessage() + ".");
        }
    }

    private static List<NoteVerifier> parsed(List<String> vkeys) throws ProofRefused {
        var verifiers = new ArrayList<NoteVerifier>();
        for (var vkey : vkeys) {
            verifiers.add(NoteVerifier.parse(vkey));
        }
        return verifiers;
    }

    private Path beside() {
        var name = file.toAbsolutePath().getFileName().toString();
        var stem = name.endsWith(PROOF) ? name.substring(0, name.length() - PROOF.length()) : name;
        return file.resolveSibling(stem + EVENT);
    }

    private static Map<String, Object> json(RecordedEvent event) {
        var json = new LinkedHashMap<String, Object>();
        json.put("position", event.position());
        json.put("type", event.type());
        json.put("aggregate", event.aggregate());
        json.put("recorded_at", event.recordedAt().toString());
        return json;
    }

    private static Map<String, Object> json(Map<String, Object> proven, TrustPolicy.Believed believed) {
        var checkpoint = believed.checkpoint();
        var json = new LinkedHashMap<>(proven);
        json.put("origin", checkpoint.origin());
        json.put("size", checkpoint.size());
        json.put("root", checkpoint.root().base64());
        json.put(
                "signatures",
                believed.signatures().stream().map(AuditCheckCommand::json).toList());
        return json;
    }

    private static Map<String, String> json(SignedNote.Verified by) {
        var key = by.key().toString();
        return by.at() == null
                ? Map.of("key", key)
                : new TreeMap<>(Map.of("key", key, "at", by.at().toString()));
    }

    private void show(String summary, Map<String, Object> proven, TrustPolicy.Believed believed) {
        if (audit.rollcall().isJson()) {
            terminal().say(Fields.json(json(proven, believed)));
            return;
        }
        terminal().say(summary, "good");
        var checkpoint = believed.checkpoint();
        terminal()
                .say("The log is " + checkpoint.origin() + ", with the root "
                        + checkpoint.root().base64() + ".");
        for (SignedNote.Verified by : believed.signatures()) {
            terminal().say("Signed by " + by.key() + (by.at() == null ? "." : " at " + by.at() + "."));
        }
    }

    private Terminal terminal() {
        return audit.rollcall().terminal();
    }
}
