// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.catalogue;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * What the Javadoc of a type says, as Markdown.
 *
 * @param text all but its tags
 * @param components what {@code @param} says, by the component's name
 */
record Words(String text, Map<String, String> components) {

    /** The types that have Javadoc in these sources, by their simple names. */
    static Map<String, Words> in(List<Path> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var units = files.getJavaFileObjectsFromPaths(sources);
            var task = (JavacTask) compiler.getTask(null, files, problem -> {}, List.of("-proc:none"), null, units);
            var scanner = new Scanner(DocTrees.instance(task));
            scanner.scan(task.parse(), null);
            return scanner.found;
        }
    }

    private static Words of(DocCommentTree comment) {
        var components = comment.getBlockTags().stream()
                .filter(ParamTree.class::isInstance)
                .map(ParamTree.class::cast)
                .collect(Collectors.toMap(
                        tag -> tag.getName().getName().toString(), tag -> markdown(tag.getDescription())));
        return new Words(markdown(comment.getFullBody()), components);
    }

    private static String markdown(List<? extends DocTree> parts) {
        return parts.stream()
                .map(Words::markdown)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String markdown(DocTree part) {
        return switch (part) {
            case LiteralTree literal -> "`" + literal.getBody().getBody() + "`";
            case LinkTree link -> markdown(link);
            case StartElementTree paragraph -> " ";
            default -> part.toString();
        };
    }

    private static String markdown(LinkTree link) {
        return link.getLabel().isEmpty()
                ? "`" + link.getReference().getSignature().replaceAll(".*[.#]", "") + "`"
                : markdown(link.getLabel());
    }

    private static final class Scanner extends TreePathScanner<Void, Void> {

        private final Map<String, Words> found = new HashMap<>();
        private final DocTrees trees;

        Scanner(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            var comment = trees.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                found.put(type.getSimpleName().toString(), of(comment));
            }
            return super.visitClass(type, nothing);
        }
    }
}
