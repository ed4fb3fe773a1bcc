#!/usr/bin/env python3
"""Makes the workbooks among `tests/fixtures`: `pip install openpyxl xlwt odfpy msoffcrypto-tool`, then this.

What it writes is committed; it is run again only to add a workbook.
"""

import datetime
import io
import pathlib
import re
import sys
import zipfile

import msoffcrypto.format.ooxml
import openpyxl
import xlwt
from odf import number, table, text
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import ParagraphProperties, Style, TableColumnProperties, TextProperties
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment

HERE = pathlib.Path(__file__).parent.parent / "fixtures"
STAMP = datetime.datetime(2025, 1, 1)
YEARS = {
    "地区生产总值": [1203.4, 1288.1, 1359.6],
    "服务业增加值": [642.05, 701.3, 0.1 + 751.2],
}


def save(book, name):
    """The same bytes every time: the stamps of a workbook and of the files inside of it are fixed."""
    book.properties.created = book.properties.modified = STAMP
    bytes_ = io.BytesIO()
    book.save(bytes_)
    with zipfile.ZipFile(bytes_) as packed, zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as out:
        for one in packed.infolist():
            content = packed.read(one)
            if one.filename == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2025-01-01T00:00:00Z", content)
            if one.filename == "xl/worksheets/sheet1.xml" and name == "book-calculated.xlsm":
                content = content.replace(b"<f>B2+B3</f><v />", b"<f>B2+B3</f><v>1845.45</v>")
                content = content.replace(b"<f>B2+B3</f><v></v>", b"<f>B2+B3</f><v>1845.45</v>")
            out.writestr(zipfile.ZipInfo(one.filename, (2025, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def sheet(book, name, rows, first=False):
    one = book.active if first else book.create_sheet()
    one.title = name
    for row in rows:
        one.append(row)
    return one


def yearbook():
    """A cover, years across with per cent by format and by word, an indented member, dates across, merged regions, hidden rows."""
    book = openpyxl.Workbook()
    sheet(book, "封面", [["万里县统计资料"], ["二〇二五年一月"]], first=True)
    one = sheet(book, "综合", [
        ["万里县主要指标", None, None, None],
        ["指标", "2022年", "2023年", "2024年"],
        ["地区生产总值(亿元)", *YEARS["地区生产总值"]],
        ["服务业增加值(亿元)", *YEARS["服务业增加值"]],
        ["批发零售业", 101.5, 107.25, 112.0],
        ["服务业增加值占比", 0.5335, 0.5444, 0.553],
        ["城镇化率(%)", 61.2, 62.05, 62.9],
    ])
    one.merge_cells("A1:D1")
    one["A5"].alignment = Alignment(indent=2)
    for cell in one[6][1:]:
        cell.number_format = "0.0%"
    one = sheet(book, "游客", [
        ["指标", datetime.date(2024, 1, 1), datetime.date(2024, 2, 1), datetime.date(2024, 3, 1)],
        ["当月游客(万人次)", 210.5, 260.25, 180],
    ])
    for cell in one[1][1:]:
        cell.number_format = 'yyyy"年"m"月"'
    one = sheet(book, "镇街", [
        ["镇街", "年份", "企业数(家)"],
        ["东街镇", 2023, 410],
        [None, 2024, 455],
        ["西河镇", 2023, 318],
        [None, 2024, 330],
    ])
    one.merge_cells("A2:A3")
    one.merge_cells("A4:A5")
    one.row_dimensions[5].hidden = True
    save(book, "book-yearbook.xlsx")


def months():
    """A month each sheet, the year in the name of the file alone; a total over two merged rows of a header."""
    book = openpyxl.Workbook()
    for month, (sales, growth) in {1: (30.5, 0.051), 2: (58.25, 0.047), 3: (91, 0.0525)}.items():
        one = sheet(book, f"1-{month}月" if month > 1 else "1月", [
            ["指标", "累计", None],
            [None, "绝对额(亿元)", "同比增长"],
            ["社会消费品零售总额", sales, growth],
        ], first=month == 1)
        one.merge_cells("A1:A2")
        one.merge_cells("B1:C1")
        one["C3"].number_format = "0.0%"
    save(book, "book-months-2024.xlsx")


def formulas():
    rows = [["指标", "2024年"], ["第一产业增加值(亿元)", 642.05], ["第二产业增加值(亿元)", 1203.4], ["合计(亿元)", "=B2+B3"]]
    for name in ["book-calculated.xlsm", "book-uncalculated.xlsx"]:
        book = openpyxl.Workbook()
        sheet(book, "Sheet1", rows, first=True)
        save(book, name)


def odd():
    """Numbers shown in ten thousands, one figure over two rows, a hidden column and a hidden sheet, errors."""
    book = openpyxl.Workbook()
    one = sheet(book, "县区", [
        ["县区", "2023年", "2024年"],
        ["甲县", 1203400, 1288100],
        ["乙县", 880000, 910000],
        ["丙县", 450000, None],
        ["丁县", "#N/A", 760000],
    ], first=True)
    one["B2"].number_format = "0!.0,"
    one.merge_cells("C3:C4")
    one.column_dimensions["B"].hidden = True
    other = sheet(book, "底稿", [["指标", "2024年"], ["总产值(万元)", 1]])
    other.sheet_state = "hidden"
    save(book, "book-odd.xlsx")


def old():
    """The workbook of before 2007: per cent by format, dates, merged regions, a hidden row."""
    book = xlwt.Workbook(encoding="utf-8")
    percent, day = xlwt.easyxf(num_format_str="0.0%"), xlwt.easyxf(num_format_str="yyyy-mm-dd")
    custom = xlwt.easyxf(num_format_str='#,##0.00"元"')
    one = book.add_sheet("综合")
    for row, cells in enumerate([
        ["指标", "2023年", "2024年"],
        ["地区生产总值(亿元)", 1288.1, 1359.6],
        ["服务业增加值占比", 0.5444, 0.553],
        ["人均可支配收入(元)", 41230.5, 43120],
    ]):
        for column, cell in enumerate(cells):
            style = percent if row == 2 and column else custom if row == 3 and column else xlwt.Style.default_style
            one.write(row, column, cell, style)
    one.row(3).hidden = True
    two = book.add_sheet("库存")
    two.write_merge(0, 0, 0, 2, "各仓库存量(吨)")
    for column, cell in enumerate(["仓库", "日期", "库存量(吨)"]):
        two.write(1, column, cell)
    two.write_merge(2, 3, 0, 0, "东库")
    for row, (date, value) in enumerate([(datetime.date(2024, 1, 31), 12.5), (datetime.date(2024, 2, 29), 13)], 2):
        two.write(row, 1, date, day)
        two.write(row, 2, value)
    book.save(str(HERE / "book-old.xls"))


def open_document():
    """An OpenDocument sheet: per cent, a merged region, a hidden column."""
    book = OpenDocumentSpreadsheet()
    one = table.Table(name="综合")
    one.addElement(table.TableColumn())
    one.addElement(table.TableColumn(visibility="collapse"))
    one.addElement(table.TableColumn())
    book.spreadsheet.addElement(one)

    def cell(value, percent=False):
        if isinstance(value, str):
            made = table.TableCell(valuetype="string")
            made.addElement(text.P(text=value))
            return made
        made = table.TableCell(valuetype="percentage" if percent else "float", value=value)
        made.addElement(text.P(text=str(value)))
        return made

    for row, cells in enumerate([
        ["指标", "2023年", "2024年"],
        ["地区生产总值(亿元)", 1288.1, 1359.6],
        ["服务业增加值占比", 0.5444, 0.553],
    ]):
        line = table.TableRow()
        for value in cells:
            line.addElement(cell(value, row == 2))
        one.addElement(line)
    book.save(str(HERE / "book-open.ods"))


def raised():
    """Footnote marks as raised digits of a name, a period and a figure, one of the texts shared; the raised 2 of a unit."""
    book = openpyxl.Workbook()

    def noted(text, mark):
        return CellRichText(text, TextBlock(InlineFont(vertAlign="superscript"), mark))

    sheet(book, "综合", [
        ["指标", "单位", "2022年", "2023年", noted("2024年", "1")],
        [noted("城镇化率", "2"), "%", 61.2, 62.05, noted("62.9", "3")],
        ["建成区面积", noted("km", "2"), 88, 90.5, 91],
    ], first=True)
    save(book, "book-raised.xlsx")
    path = HERE / "book-raised.xlsx"
    with zipfile.ZipFile(path) as packed:
        files = {one.filename: packed.read(one) for one in packed.infolist()}
    one = "xl/worksheets/sheet1.xml"
    texts = [inside for _, inside in re.findall(rb'<c r="([^"]*)" t="inlineStr"><is>(.*?)</is></c>', files[one])]
    for at, inside in enumerate(texts):
        files[one] = re.sub(rb't="inlineStr"><is>.*?</is></c>', b't="s"><v>%d</v></c>' % at, files[one], count=1)
    # Only the last keeps its text in its cell.
    files[one] = files[one].replace(b't="s"><v>%d</v>' % at, b't="inlineStr"><is>' + inside + b"</is>")
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    items = b"".join(b"<si>" + inside + b"</si>" for inside in texts)
    files["xl/sharedStrings.xml"] = b"<sst " + space + b">" + items + b"</sst>"
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    link = b'<Relationship Id="shared" Type="' + kind + b'" Target="sharedStrings.xml"/></Relationships>'
    rels = "xl/_rels/workbook.xml.rels"
    files[rels] = files[rels].replace(b"</Relationships>", link)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files.items():
            out.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def doubtful():
    """A fraction among per cents, a formula in error, a figure that merged cells cover, formats that write a point of their own."""
    book = openpyxl.Workbook()
    one = sheet(book, "增速", [
        ["指标", "2022年", "2023年", "2024年"],
        ["工业增加值增速", 0.061, 0.055, 0.048],
        ["建筑业总产值(万元)", 3120000, 3345000, 3410000],
        ["用电量(亿千瓦时)", 33.1, 34.8, None],
        ["粮食产量(万吨)", 5.1, 5.3, 5.2],
    ], first=True)
    for cell in one[2][1:3]:
        cell.number_format = "0.0%"
    for cell, code in zip(one[3][1:], ["0!.0000", '0"."0000', '[=0]"-";0.0,']):
        cell.number_format = code
    one["D4"].value, one["D4"].data_type = "#DIV/0!", "e"
    one.merge_cells("B5:C5")
    one._cells[(5, 3)] = Cell(one, row=5, column=3, value=5.3)
    save(book, "book-doubtful.xlsx")
    old = xlwt.Workbook(encoding="utf-8")
    one = old.add_sheet("综合")
    for row, cells in enumerate([["指标", "2023年", "2024年"], ["工业产值(亿元)", 20.5, 22.25], ["建筑业产值(亿元)", 7.5, xlwt.Formula("B3*1.1")]]):
        for column, cell in enumerate(cells):
            one.write(row, column, cell)
    old.save(str(HERE / "book-old-uncalculated.xls"))


def old_raised():
    """The same in the workbook of before 2007."""
    book = xlwt.Workbook(encoding="utf-8")
    plain, high = xlwt.easyfont(""), xlwt.easyfont("escapement superscript")
    one = book.add_sheet("综合")
    for row, cells in enumerate([
        ["指标", "单位", "2022年", "2023年", ("2024年", "1")],
        [("城镇化率", "2"), "%", 61.2, 62.05, ("62.9", "3")],
        ["建成区面积", ("km", "2"), 88, 90.5, 91],
    ]):
        for column, cell in enumerate(cells):
            if isinstance(cell, tuple):
                one.write_rich_text(row, column, ((cell[0], plain), (cell[1], high)))
            else:
                one.write(row, column, cell)
    book.save(str(HERE / "book-old-raised.xls"))


def open_styles():
    """What styles say in an OpenDocument sheet: an indented part, a raised footnote mark, a format in thousands, a covered figure."""
    book = OpenDocumentSpreadsheet()
    indented = Style(name="ce1", family="table-cell")
    indented.addElement(ParagraphProperties(marginleft="0.353cm"))
    factor = number.NumberStyle(name="N1")
    factor.addElement(number.Number(displayfactor="1000", decimalplaces="1", minintegerdigits="1"))
    thousands = Style(name="ce2", family="table-cell", datastylename="N1")
    mark = Style(name="T1", family="text")
    mark.addElement(TextProperties(textposition="super 58%"))
    for style in [factor, indented, thousands, mark]:
        book.automaticstyles.addElement(style)
    one = table.Table(name="综合")
    book.spreadsheet.addElement(one)
    for cells in [
        ["指标", "2023年", ("2024年", "1")],
        ["房地产开发投资(亿元)", 130.5, ("128", "2")],
        [indented, "住宅(亿元)", 98.5, 96],
        ["工业产值(万元)", thousands, 1203400, thousands, 1288100],
        ["粮食产量(万吨)", None, 5.1, 5.3],
    ]:
        line, style, covered = table.TableRow(), None, 0
        for value in cells:
            if value in (indented, thousands):
                style = value
                continue
            if value is None:
                covered = 2
                continue
            kinds = {"valuetype": "string"} if isinstance(value, str | tuple) else {"valuetype": "float", "value": value}
            if style:
                kinds["stylename"] = style
            if covered == 2:
                kinds["numbercolumnsspanned"] = 2
            made = table.CoveredTableCell(**kinds) if covered == 1 else table.TableCell(**kinds)
            style, covered = None, max(covered - 1, 0)
            paragraph = text.P(text=value[0] if isinstance(value, tuple) else str(value))
            if isinstance(value, tuple):
                paragraph.addElement(text.Span(stylename=mark, text=value[1]))
            made.addElement(paragraph)
            line.addElement(made)
        one.addElement(line)
    book.save(str(HERE / "book-open-styles.ods"))


def disputed():
    """Sheets whose names and titles differ: a month, and one of two counties."""
    book = openpyxl.Workbook()
    sheet(book, "2024年5月", [["2024年6月主要指标"], ["指标", "单位", "累计"], ["工业产值", "亿元", 61.5]], first=True)
    for place in ["甲县", "乙县"]:
        sheet(book, place, [["乙县主要指标"], ["指标", "2023年", "2024年"], ["粮食产量(万吨)", 5.1, 5.3]])
    save(book, "book-disputed.xlsx")


def shown_units():
    """Units, a scale, per cent that is only written and years, all of them in the formats of numbers."""
    book = openpyxl.Workbook()
    one = sheet(book, "渔业", [
        ["指标", 2023, 2024],
        ["渔业产值", 5.2, 5.5],
        ["船员", 1200, 1234],
        ["网箱占比", 30, 31],
        ["冷库容量", 12000, 13000],
        ["养殖面积（亩）", 1.2, 1.3],
        ["出海天数", 200, 210],
    ], first=True)
    formats = ['0"年"', '0.0"亿元";-0.0"亿元"', '#,##0"人"', '0"%"', '0.0,"千立方米"', '0.0"万"', '0"左右"']
    for row, shown in zip(one, formats):
        for cell in row[1:]:
            cell.number_format = shown
    save(book, "book-shown-units.xlsx")


def locked():
    """A workbook with a password."""
    path = HERE / "book-locked.xlsx"
    if not path.exists():  # encrypting takes random numbers
        with open(path, "wb") as out, open(HERE / "book-odd.xlsx", "rb") as plain:
            msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("secret", out)


def main():
    for make in [yearbook, months, formulas, odd, old, open_document, raised, old_raised, doubtful, open_styles, disputed, shown_units]:
        make()
    (HERE / "book-broken.xlsx").write_bytes((HERE / "book-yearbook.xlsx").read_bytes()[:900])
    with zipfile.ZipFile(HERE / "book-calculated.xlsm", "a") as book:
        book.writestr(zipfile.ZipInfo("xl/vbaProject.bin", (2025, 1, 1, 0, 0, 0)), b"no program")
    locked()
    return 0


if __name__ == "__main__":
    sys.exit(main())
