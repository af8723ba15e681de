// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.catalogue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Finds the public types and methods without Javadoc. What overrides says what it overrides; a constructor says what
 * its type does; {@code main} says what every program does.
 */
final class Undocumented extends TreePathScanner<Void, Boolean> {

    private final DocTrees trees;
    private final CompilationUnitTree file;
    private final List<String> found;

    private Undocumented(DocTrees trees, CompilationUnitTree file, List<String> found) {
        this.trees = trees;
        this.file = file;
        this.found = found;
    }

    /** Each as its place, a space, and its name. */
    static List<String> in(Iterable<? extends JavaFileObject> sources) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, sources);
        var trees = DocTrees.instance(task);
        var found = new ArrayList<String>();
        try {
            task.parse().forEach(file -> new Undocumented(trees, file, found).scan(file, true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    @Override
    public Void visitClass(ClassTree type, Boolean seen) {
        var isSeen = seen && isPublic(type.getModifiers());
        if (isSeen) {
            check(type, type.getSimpleName().toString());
        }
        return super.visitClass(type, isSeen);
    }

    @Override
    public Void visitMethod(MethodTree method, Boolean seen) {
        if (seen && isPublic(method.getModifiers()) && !isClear(method)) {
            var type = (ClassTree) getCurrentPath().getParentPath().getLeaf();
            check(method, type.getSimpleName() + "." + method.getName());
        }
        return null; // what is local is not seen
    }

    @Override
    public Void visitNewClass(NewClassTree anonymous, Boolean seen) {
        return null;
    }

    private boolean isPublic(ModifiersTree modifiers) {
        var flags = modifiers.getFlags();
        return flags.contains(Modifier.PUBLIC)
                || getCurrentPath().getParentPath().getLeaf() instanceof ClassTree outer
                        && (outer.getKind() == Tree.Kind.INTERFACE || outer.getKind() == Tree.Kind.ANNOTATION_TYPE)
                        && !flags.contains(Modifier.PRIVATE);
    }

    private static boolean isClear(MethodTree method) {
        var overrides = method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
        return overrides || method.getReturnType() == null || method.getName().contentEquals("main");
    }

    private void check(Tree tree, String name) {
        if (trees.getDocComment(getCurrentPath()) == null) {
            var line =
                    file.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(file, tree));
            found.add("%s:%d %s".formatted(file.getSourceFile().toUri().getPath(), line, name));
        }
    }
}
